using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;
using AndonBot.Playground.LocalSlack.Rendering;
using AndonBot.Slack;
using AndonBot.Tests.Support;
using NodaTime;
using SlackNet;
using SlackNetTests;
using Message = SlackNet.WebApi.Message;

namespace AndonBot.Tests.Messages;

/// <summary>A message or form as it goes to Slack, and as Bob reads it in Berlin on Monday at half past ten.</summary>
internal sealed class RenderedMessage
{
    private static readonly JsonSerializerOptions Legible = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly bool _isForm;

    private RenderedMessage(string name, JsonObject json, bool isForm) => (Name, Json, _isForm) = (name, json, isForm);

    public string Name { get; }

    public JsonObject Json { get; }

    private JsonArray Blocks => Json.Array("blocks") ?? [];

    public static async Task<RenderedMessage> Of(string name, Message message)
    {
        using var calls = new SlackNetCalls().Answer("""{"ok":true}""");
        await calls.Client.Chat.PostMessage(message);
        var sent = calls.Sent.Single().Json.AsObject();
        var json = new JsonObject { ["text"] = sent["text"]!.DeepClone() };
        if (sent.Array("blocks") is { Count: > 0 } blocks)
            json["blocks"] = blocks.DeepClone();
        return new(name, json, isForm: false);
    }

    public static Task<RenderedMessage> Of(string name, Reply reply) => Of(name, reply.ToMessage());

    public static async Task<RenderedMessage> Of(string name, ModalViewDefinition view)
    {
        using var calls = new SlackNetCalls().Answer("""{"ok":true}""");
        await calls.Client.Views.Open("trigger", view);
        return new(name, calls.Sent.Single().Json["view"]!.DeepClone().AsObject(), isForm: true);
    }

    public static async Task<RenderedMessage> Of(string name, HomeViewDefinition view)
    {
        using var calls = new SlackNetCalls().Answer("""{"ok":true}""");
        await calls.Client.Views.Publish(AndonWorld.Bob, view);
        return new(name, calls.Sent.Single().Json["view"]!.DeepClone().AsObject(), isForm: false);
    }

    /// <summary>Whether it is a view, which has room for more than a message.</summary>
    public bool IsView => Json.ContainsKey("type");

    /// <summary>What Slack would complain about, in its words.</summary>
    public IReadOnlyList<BlockKitError> Complaints => IsView ? BlockKitValidator.View(Json)
        : Json.ContainsKey("blocks") ? BlockKitValidator.Blocks(Blocks) : [];

    /// <summary>Characters of all texts in the blocks.</summary>
    public int Length => BlockKitValidator.TextLength(Blocks);

    /// <summary>Mentions and links that Slack would make of it; dates aside.</summary>
    public IReadOnlyList<Token> Mentions =>
        [.. AndonBot.Playground.LocalSlack.Rendering.Mentions.In(Json).Where(token => token.Kind != TokenKind.Date)];

    /// <summary>The ids that interactions on it would carry: of buttons and menus, or of the form.</summary>
    public IEnumerable<string> Ids => Json.Text("callback_id") is { } form
        ? [form]
        : BlockKitValidator.Descendants(Blocks).Select(part => part.Text("action_id")).OfType<string>();

    /// <summary>The ids of a form's inputs.</summary>
    public IEnumerable<string> Inputs => _isForm ? FormValues.Elements(Blocks.Objects()).Select(input => input.Element.Text("action_id")!) : [];

    /// <summary>As it is read, then as it is sent: one line a block.</summary>
    public override string ToString()
    {
        var sent = Json.Where(part => part.Key != "blocks").Select(part => $"{part.Key}: {Say(part.Value)}").Concat(Blocks.Select(Say));
        return $"=== {Name}\n{Read()}\n--- as sent\n{string.Join('\n', sent)}\n";
    }

    private string Read()
    {
        var state = new AndonBot.Playground.LocalSlack.SlackState(new SlackSettings { Time = new Clock() });
        foreach (var (id, name) in new[] { (AndonWorld.Ann, "Ann"), (AndonWorld.Bob, "Bob"), (AndonWorld.Cleo, "Cleo"), (AndonWorld.Dora, "Dora") })
            state.People[id] = new(id, name.ToLowerInvariant()) { DisplayName = name, TimeZone = "Europe/Berlin" };
        state.Conversations[AndonWorld.Checkout] = new(AndonWorld.Checkout, "checkout", ConversationKind.Public);
        var reader = state.People[AndonWorld.Bob];
        if (!_isForm)
            return Blocks.Count == 0
                ? new TextRenderer(state, reader).Mrkdwn(Json.Text("text")!)
                : string.Join('\n', BlockText.Lines(Blocks.Objects(), new(state, reader)));
        var view = new View("V1", reader.Id, Json);
        FormValues.Initialize(view);
        return new Screen(state, reader).View(view).TrimEnd();
    }

    private static string Say(JsonNode? node) => node is null ? "null" : node.ToJsonString(Legible);

    /// <summary>Half an hour after the pull.</summary>
    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => (AndonWorld.Monday + Duration.FromMinutes(30)).ToDateTimeOffset();
    }
}
