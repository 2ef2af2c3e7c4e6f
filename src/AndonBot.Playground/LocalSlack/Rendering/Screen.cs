using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Modals;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>Renders conversations and views as one person sees them.</summary>
internal sealed class Screen(SlackState state, Person person)
{
    private readonly TextRenderer _renderer = new(state, person);

    /// <summary>The messages of the conversation, oldest first, each with its thread.</summary>
    public IReadOnlyList<SeenMessage> Messages(Conversation conversation)
    {
        var visible = Visible(conversation, person);
        return [.. Roots(visible).Select(m => See(m, visible))];
    }

    public static List<Message> Visible(Conversation conversation, Person person) =>
        [.. conversation.Messages.Where(m => m.OnlyFor is null || m.OnlyFor == person.Id)];

    /// <summary>The messages that are shown outside threads.</summary>
    public static IEnumerable<Message> Roots(IReadOnlyList<Message> visible)
    {
        var known = visible.Select(m => m.Ts).ToHashSet();
        return visible.Where(m => m.ThreadTs is null || m.IsBroadcastReply || !known.Contains(m.ThreadTs));
    }

    public static IEnumerable<Message> Replies(Message root, IReadOnlyList<Message> visible) =>
        visible.Where(m => m.ThreadTs == root.Ts && m != root);

    public string Transcript(Conversation conversation)
    {
        var text = new StringBuilder();
        foreach (var message in Messages(conversation))
            Append(text, message, indent: "");
        return text.ToString();
    }

    public string View(View view)
    {
        var lines = BlockText.Lines(view.Blocks, _renderer, view).Prepend($"┌ {TextRenderer.Plain(view.Title)}");
        var labels = new[] { view.Body["submit"], view.Body["close"] }.OfType<JsonObject>();
        var buttons = string.Join(' ', labels.Select(label => $"[{BlockText.Text(label, _renderer)}]"));
        var generalError = view.GeneralError is null ? [] : new[] { "! " + view.GeneralError };
        return string.Join('\n', lines.Concat(generalError).Append("└ " + buttons)) + "\n";
    }

    private SeenMessage See(Message message, List<Message> visible)
    {
        var notification = _renderer.Mrkdwn(message.Text);
        var blocks = message.Blocks;
        var text = blocks is null ? notification : string.Join('\n', BlockText.Lines(blocks.Objects(), _renderer));
        var replies = Replies(message, visible).Select(m => See(m, visible)).ToList();
        return new(
            message.Ts, _renderer.TimeOfDay(Timestamps.Instant(message.Ts)), Author(message), text, notification, message.OnlyFor is not null,
            message.IsEdited, Controls(blocks), replies);
    }

    private string Author(Message message) =>
        message.Body.Text("username") ?? state.People.GetValueOrDefault(message.Author)?.ShownName ?? "Slackbot";

    private List<SeenControl> Controls(JsonArray? blocks) =>
    [
        .. FormValues.Elements(blocks.Objects()).Select(e => new SeenControl(
            e.Element.Text("action_id")!, e.Block.Text("block_id")!, e.Element.Text("type")!, BlockText.Label(e.Element, _renderer),
            e.Element.Text("value"), [.. OptionRules.Offered(e.Element).Select(o => o.Text("value")!)])),
    ];

    private static void Append(StringBuilder text, SeenMessage message, string indent)
    {
        var lines = message.Text.Split('\n');
        var note = message.IsOnlyForMe ? " (only you see this)" : "";
        text.Append(indent).Append(message.Time).Append(' ').Append(message.Author).Append(note).Append(": ").Append(lines[0]).Append('\n');
        foreach (var line in lines.Skip(1))
            text.Append(indent).Append("      ").Append(line).Append('\n');
        foreach (var reply in message.Replies)
            Append(text, reply, indent + "   ↳ ");
    }
}
