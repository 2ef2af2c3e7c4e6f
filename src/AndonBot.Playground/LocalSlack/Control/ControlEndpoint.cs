using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Control;

/// <summary>The control interface over HTTP: POST /control/{verb} with a JSON object, answered with JSON.</summary>
/// <remarks>400 with <c>{"error": …}</c> where a person could not do that, such as clicking what is not there.</remarks>
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
            var asked = body.Length == 0
                ? []
                : JsonReading.ParseOrNull(body) as JsonObject ?? throw new ImpossibleException("the body is no JSON object");
            await WriteAsync(context, 200, await DoAsync(verb, asked));
        }
        catch (InvalidOperationException e)
        {
            await WriteAsync(context, 400, new { error = e.Message });
        }
    }

    private Task<object> DoAsync(string verb, JsonObject asked) => verb switch
    {
        "say" => GestureAsync(asked, who => who.SayAsync(Need(asked, "channel"), Need(asked, "text"), asked.Text("thread"))),
        "click" => GestureAsync(
            asked, who => who.ClickAsync(Need(asked, "channel"), Need(asked, "action"), asked.Text("ts"), Texts(asked["choose"]))),
        "click-modal" => GestureAsync(asked, who => who.ClickInModalAsync(Need(asked, "action"), Texts(asked["choose"]))),
        "click-home" => GestureAsync(asked, who => who.ClickOnHomeAsync(Need(asked, "action"), Texts(asked["choose"]))),
        "open-home" => Done(OpenHome(asked)),
        "shortcut" => GestureAsync(asked, who => asked.Text("ts") is { } ts
            ? who.UseMessageShortcutAsync(Need(asked, "channel"), ts, Need(asked, "shortcut"))
            : who.UseShortcutAsync(Need(asked, "shortcut"))),
        "options" => OptionsAsync(asked),
        "submit" => SubmitAsync(asked),
        "close" => CloseAsync(asked),
        "read" => Done(new { text = Who(asked).Reads(Need(asked, "channel")) }),
        "sees" => Done(new { messages = Who(asked).Sees(Need(asked, "channel")) }),
        "page" => Done(Who(asked).AtDesktop(desk => desk.Show(asked.Text("channel"), asked.IsTrue("read")))),
        "dismiss" => Done(Dismiss(asked)),
        "set-clock" => Done(SetClock(asked)),
        "modal" => Done(new { text = Who(asked).ReadsModal() }),
        "journal" => Done(new { entries = workspace.Journal.Entries.Skip(asked["after"]?.GetValue<int>() ?? 0).Select(Entry) }),
        "fault" => Done(Fault(asked)),
        "clear-faults" => Done(ClearFaults()),
        "sockets" => SocketControl.DoAsync(workspace.Sockets, asked),
        "again" => AgainAsync(asked),
        "add-person" => Done(AddPerson(asked)),
        "add-channel" => Done(AddChannel(asked)),
        "people" => Done(new { people = workspace.People.Select(p => new { p.Id, p.Handle, name = p.ShownName, p.TimeZone, p.Email, p.IsBot }) }),
        "channels" => Done(new { channels = workspace.Conversations.Select(Channel) }),
        _ => throw new ImpossibleException($"there is no verb '{verb}'"),
    };

    private async Task<object> GestureAsync(JsonObject asked, Func<Actor, Task<DeliveryResult>> gesture)
    {
        var who = Who(asked);
        var known = Messages().Select(m => m.Ts).ToHashSet();
        var result = await gesture(who);
        var seen = Messages().Where(m => !known.Contains(m.Ts)).Select(m => $"{m.Time} {m.Author}: {m.Text}\n");
        return Delivered(result, string.Concat(seen) + who.ReadsModal());

        IEnumerable<SeenMessage> Messages() =>
            asked.Text("channel") is { } channel ? who.Sees(channel).SelectMany(m => m.Replies.Prepend(m)) : [];
    }

    private async Task<object> SubmitAsync(JsonObject asked)
    {
        var who = Who(asked);
        var values = asked.Object("values") ?? [];
        var result = await who.SubmitAsync([.. values.SelectMany(v => Texts(v.Value).Select(text => (v.Key, text)))]);
        workspace.Journal.Touch();
        return new { accepted = result.IsAccepted, errors = result.Errors, trouble = result.Trouble, modal = who.ReadsModal() };
    }

    private object OpenHome(JsonObject asked)
    {
        Who(asked).OpenHome(asked.Text("tab") ?? "home");
        return new { };
    }

    private async Task<object> OptionsAsync(JsonObject asked)
    {
        var (delivery, options) = await Who(asked).SuggestAsync(Need(asked, "action"), asked.Text("typed") ?? "", asked.Text("channel"), asked.Text("ts"));
        return new { failure = delivery.Failure, options };
    }

    private async Task<object> CloseAsync(JsonObject asked)
    {
        await Who(asked).CloseAsync(asked.IsTrue("all"));
        return new { };
    }

    private object Dismiss(JsonObject asked)
    {
        var who = Who(asked);
        who.AtDesktop(desk => desk.Dismiss(who.Conversation(Need(asked, "channel")), Need(asked, "ts")));
        return new { };
    }

    private object SetClock(JsonObject asked)
    {
        Who(asked).AtDesktop(desk => desk.SetClock(Need(asked, "to")));
        return new { };
    }

    private async Task<object> AgainAsync(JsonObject asked) => Delivered(await workspace.DeliverAgainAsync(asked.Text("signing") switch
    {
        "wrong" => Signing.Wrong,
        "none" => Signing.None,
        "old" => Signing.Old(TimeSpan.FromMinutes(10)),
        _ => Signing.Right,
    }));

    private object Fault(JsonObject asked)
    {
        var times = asked["times"]?.GetValue<int>() ?? 1;
        workspace.Faults.On(Need(asked, "method"), Faults.Fault.Parse(Need(asked, "fault")), times, asked.Text("channel"));
        return new { };
    }

    private object ClearFaults()
    {
        workspace.Faults.Clear();
        return new { };
    }

    private object AddPerson(JsonObject asked)
    {
        var person = workspace.AddPerson(new(Need(asked, "id"), Need(asked, "handle"))
        {
            DisplayName = asked.Text("name") ?? "",
            RealName = asked.Text("realName") ?? asked.Text("name") ?? Need(asked, "handle"),
            TimeZone = asked.Text("timeZone") ?? "Europe/Berlin",
            Email = asked.Text("email"),
            IsAdmin = asked.IsTrue("admin"),
            IsOwner = asked.IsTrue("owner"),
            IsPrimaryOwner = asked.IsTrue("primaryOwner"),
            IsGuest = asked.IsTrue("guest"),
            IsDeleted = asked.IsTrue("deleted"),
            ForeignTeamId = asked.Text("foreignTeam"),
        });
        return new { person.Id };
    }

    private object AddChannel(JsonObject asked)
    {
        var kind = asked.IsTrue("private") ? ConversationKind.Private : ConversationKind.Public;
        return new { workspace.AddChannel(Need(asked, "name"), Texts(asked["members"]), kind, asked.Text("id")).Id };
    }

    private Actor Who(JsonObject asked) => workspace.As(Need(asked, "as"));

    private static object Channel(Conversation c) => new { c.Id, c.Name, kind = c.Kind.ToString(), c.Members, c.IsArchived };

    private static object Entry(JournalEntry e) => new
    {
        e.Number, kind = e.Kind.ToString(), e.Name, e.At, seconds = e.Elapsed.TotalSeconds, e.Arguments, e.Channel, e.Ts, e.Notifies,
        e.Accepted, e.Fault, e.Status, e.Answer, e.Connection, e.Envelope,
    };

    /// <param name="seen">What the gesture brought to the person's screen.</param>
    private static object Delivered(DeliveryResult result, string seen = "") =>
        new { status = result.Status, body = result.Body, milliseconds = result.Elapsed.TotalMilliseconds, failure = result.Failure, seen };

    private static Task<object> Done(object answer) => Task.FromResult(answer);

    private static string Need(JsonObject asked, string name) => asked.Text(name) ?? throw new ImpossibleException($"'{name}' is missing");

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
