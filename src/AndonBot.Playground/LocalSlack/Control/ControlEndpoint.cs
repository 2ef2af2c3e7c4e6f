using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Control;

/// <summary>The control interface: POST /control/{verb} with a JSON object returns JSON.</summary>
/// <remarks>An action that is not possible, such as a click on a missing button, returns 400 with <c>{"error": …}</c>.</remarks>
internal sealed class ControlEndpoint(SlackWorkspace workspace)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public async Task HandleAsync(HttpContext context, string verb)
    {
        try
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            var request = body.Length == 0
                ? []
                : JsonReading.ParseOrNull(body) as JsonObject ?? throw new InvalidUserActionException("the body is not a JSON object");
            await WriteAsync(context, 200, await DoAsync(verb, request));
        }
        catch (InvalidOperationException e)
        {
            await WriteAsync(context, 400, new { error = e.Message });
        }
    }

    private Task<object> DoAsync(string verb, JsonObject request) => verb switch
    {
        "say" => InteractAsync(request, actor => actor.SayAsync(Required(request, "channel"), Required(request, "text"), request.Text("thread"))),
        "click" => InteractAsync(
            request, actor => actor.ClickAsync(Required(request, "channel"), Required(request, "action"), request.Text("ts"), Texts(request["choose"]))),
        "click-modal" => InteractAsync(request, actor => actor.ClickInModalAsync(Required(request, "action"), Texts(request["choose"]))),
        "click-home" => InteractAsync(request, actor => actor.ClickOnHomeAsync(Required(request, "action"), Texts(request["choose"]))),
        "open-home" => Answer(OpenHome(request)),
        "shortcut" => InteractAsync(request, actor => request.Text("ts") is { } ts
            ? actor.UseMessageShortcutAsync(Required(request, "channel"), ts, Required(request, "shortcut"))
            : actor.UseShortcutAsync(Required(request, "shortcut"))),
        "options" => OptionsAsync(request),
        "submit" => SubmitAsync(request),
        "close" => CloseAsync(request),
        "read" => Answer(new { text = ActorOf(request).Reads(Required(request, "channel")) }),
        "page" => Answer(ActorOf(request).OnPage(page => page.Show(request.Text("channel"), request.IsTrue("read")))),
        "dismiss" => Answer(Dismiss(request)),
        "set-clock" => Answer(SetClock(request)),
        "modal" => Answer(new { text = ActorOf(request).ReadsModal() }),
        "journal" => Answer(new { entries = workspace.Journal.Entries.Skip(request["after"]?.GetValue<int>() ?? 0).Select(Entry) }),
        "fault" => Answer(Fault(request)),
        "sockets" => SocketControl.DoAsync(workspace.Sockets, request),
        "again" => ResendAsync(request),
        "add-person" => Answer(AddPerson(request)),
        "add-channel" => Answer(AddChannel(request)),
        "people" => Answer(new { people = workspace.People.Select(p => new { p.Id, p.Handle, name = p.ShownName, p.TimeZone, p.Email, p.IsBot }) }),
        "channels" => Answer(new { channels = workspace.Conversations.Select(Channel) }),
        _ => throw new InvalidUserActionException($"there is no verb '{verb}'"),
    };

    private async Task<object> InteractAsync(JsonObject request, Func<Actor, Task<DeliveryResult>> interact)
    {
        var actor = ActorOf(request);
        var known = Messages().Select(m => m.Ts).ToHashSet();
        var result = await interact(actor);
        var seen = Messages().Where(m => !known.Contains(m.Ts)).Select(m => $"{m.Time} {m.Author}: {m.Text}\n");
        return Delivered(result, string.Concat(seen) + actor.ReadsModal());

        IEnumerable<SeenMessage> Messages() =>
            request.Text("channel") is { } channel ? actor.Sees(channel).SelectMany(m => m.Replies.Prepend(m)) : [];
    }

    private async Task<object> SubmitAsync(JsonObject request)
    {
        var actor = ActorOf(request);
        var values = request.Object("values") ?? [];
        var result = await actor.SubmitAsync([.. values.SelectMany(v => Texts(v.Value).Select(text => (v.Key, text)))]);
        workspace.Journal.NotifyChanged();
        return new { accepted = result.IsAccepted, errors = result.Errors, generalError = result.GeneralError, modal = actor.ReadsModal() };
    }

    private object OpenHome(JsonObject request)
    {
        ActorOf(request).OpenHome(request.Text("tab") ?? "home");
        return new { };
    }

    private async Task<object> OptionsAsync(JsonObject request)
    {
        var (delivery, options) = await ActorOf(request).SuggestAsync(
            Required(request, "action"), request.Text("typed") ?? "", request.Text("channel"), request.Text("ts"));
        return new { failure = delivery.Failure, options };
    }

    private async Task<object> CloseAsync(JsonObject request)
    {
        await ActorOf(request).CloseAsync(request.IsTrue("all"));
        return new { };
    }

    private object Dismiss(JsonObject request)
    {
        var actor = ActorOf(request);
        actor.OnPage(page => page.Dismiss(actor.Conversation(Required(request, "channel")), Required(request, "ts")));
        return new { };
    }

    private object SetClock(JsonObject request)
    {
        ActorOf(request).OnPage(page => page.SetClock(Required(request, "to")));
        return new { };
    }

    private async Task<object> ResendAsync(JsonObject request) => Delivered(await workspace.DeliverAgainAsync(request.Text("signing") switch
    {
        "wrong" => Signing.Invalid,
        "none" => Signing.None,
        "old" => Signing.Old(TimeSpan.FromMinutes(10)),
        _ => Signing.Valid,
    }));

    private object Fault(JsonObject request)
    {
        var times = request["times"]?.GetValue<int>() ?? 1;
        workspace.Faults.On(Required(request, "method"), Faults.Fault.Parse(Required(request, "fault")), times, request.Text("channel"));
        return new { };
    }

    private object AddPerson(JsonObject request)
    {
        var person = workspace.AddPerson(new(Required(request, "id"), Required(request, "handle"))
        {
            DisplayName = request.Text("name") ?? "",
            RealName = request.Text("realName") ?? request.Text("name") ?? Required(request, "handle"),
            TimeZone = request.Text("timeZone") ?? "Europe/Berlin",
            Email = request.Text("email"),
            IsAdmin = request.IsTrue("admin"),
            IsOwner = request.IsTrue("owner"),
            IsPrimaryOwner = request.IsTrue("primaryOwner"),
            IsGuest = request.IsTrue("guest"),
            IsDeleted = request.IsTrue("deleted"),
            ForeignTeamId = request.Text("foreignTeam"),
        });
        return new { person.Id };
    }

    private object AddChannel(JsonObject request)
    {
        var kind = request.IsTrue("private") ? ConversationKind.Private : ConversationKind.Public;
        return new { workspace.AddChannel(Required(request, "name"), Texts(request["members"]), kind, request.Text("id")).Id };
    }

    private Actor ActorOf(JsonObject request) => workspace.As(Required(request, "as"));

    private static object Channel(Conversation c) => new { c.Id, c.Name, kind = c.Kind.ToString(), c.Members, c.IsArchived };

    private static object Entry(JournalEntry e) => new
    {
        e.Number, kind = e.Kind.ToString(), e.Name, e.At, seconds = e.Elapsed.TotalSeconds, e.Arguments, e.Channel, e.Ts, e.Notifies,
        e.Accepted, e.Fault, e.Status, e.Answer, e.Connection, e.Envelope,
    };

    /// <param name="seen">The text of the new messages, and of the open modal.</param>
    private static object Delivered(DeliveryResult result, string seen = "") =>
        new { status = result.Status, body = result.Body, milliseconds = result.Elapsed.TotalMilliseconds, failure = result.Failure, seen };

    private static Task<object> Answer(object answer) => Task.FromResult(answer);

    private static string Required(JsonObject request, string name) => request.Text(name) ?? throw new InvalidUserActionException($"'{name}' is missing");

    private static string[] Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray many => [.. many.Select(v => v!.ToString())],
        _ => [node.ToString()],
    };

    private static async Task WriteAsync(HttpContext context, int status, object answer)
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(answer, Readable);
    }
}
