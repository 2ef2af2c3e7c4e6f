using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Notifications;
using AndonBot.Outbox;
using NodaTime;
using static AndonBot.Tests.Messages.Cases;
using static AndonBot.Tests.Support.AndonWorld;
using Message = SlackNet.WebApi.Message;

namespace AndonBot.Tests.Messages;

/// <summary>What the bot sends unprompted.</summary>
internal sealed partial class MessageCatalog
{
    private readonly List<(string Kind, NotificationKey Key, NotificationContext Context)> _rendered = [];

    public IEnumerable<(string Name, Message Message)> Cards() => _cases.All.Select(state => (state.Key, Card(state.Value, state.Key != "called", After(3))))
        .Append(("overdue", Card(_cases.Sev1, true, After(6))));

    public IEnumerable<(string Name, Message Message)> CardsWithActions() =>
        new[] { ("open actions", _cases.Some), ("a permanent one is done", _cases.Done), ("many actions", _cases.Many) }
            .Select(state => ($"contained, {state.Item1}", Say("Card", "card", Checkout, About(_cases.Contained, actions: state.Item2), Now)));

    public IEnumerable<(string Name, Message Message)> Calls()
    {
        var (called, handed, back) = (
            _cases.Called, (_cases.Called with { Fixer = Cleo }).Then(i => i.Reassign(Cleo, Bob, After(3))), _cases.Called with { Round = 1 });
        yield return ("call to the Fixer", Call("round-1/first", Bob, called, Monday));
        yield return ("call to the Fixer, SEV1", Call("round-1/first", Bob, _cases.Sev1, Monday));
        yield return ("call to the backup, the Fixer cannot be reached", Call("round-1/first", Cleo, called, Monday));
        yield return ("call past the target", Call("round-1/overdue-1", Dora, _cases.StoppedByItself, After(16)));
        IncidentEvent over = new(IncidentEventKind.HandedOver, After(3), Cleo, Bob);
        yield return ("call after a hand-over", Call("round-2/first", Bob, handed, After(3), over));
        yield return ("call because the Fixer cannot act any more", Call("round-2/first", Bob, handed, After(3), over with { Who = null }));
        yield return ("call to the backup after a hand-over", Call("round-2/first", Dora, handed, After(3), over));
        yield return ("call because it is back", Call("round-2/first", Bob, back, After(3), new IncidentEvent(IncidentEventKind.CameBack, After(3), Ann)));
        yield return (
            "call after a change of severity",
            Call("round-2/first", Bob, back, After(3), new IncidentEvent(IncidentEventKind.SeverityChanged, After(3), Dora, "SEV3 → SEV2")));
        foreach (var (name, ended) in new[]
                 {
                     ("answered", _cases.Answered), ("false alarm", _cases.Dismissed), ("merged", _cases.Merged), ("in other hands", handed),
                 })
        {
            yield return ($"call, {name}", Say("Call", "round-1/first", Bob, About(ended), Now, isUpdate: true));
        }

        yield return ("call, as plain as can be", Minimal("Call", "round-1/first", Bob, About(called)));
    }

    public IEnumerable<(string Name, Message Message)> Reminders()
    {
        IncidentEvent given = new(IncidentEventKind.HandedOver, After(9), Bob, Cleo);
        var joined = About(_cases.Contained, actions: _cases.Done, joined: (13, Cleo));
        yield return ("silence, to whoever is on it", Say("Quiet", "", Bob, About(_cases.Answered), Now));
        yield return ("silence, to the owner", Say("Quiet", "", Dora, About(_cases.Answered), Now));
        yield return ("the line is stopped", Say("Red", "", Bob, About(_cases.Stopped), Now));
        yield return ("the line is stopped, contained", Say("Red", "", Bob, About(_cases.ContainedStopped), Now));
        yield return ("the line has been stopped for a day", Say("RedDay", "stop-1", Checkout, About(_cases.Stopped), Now));
        yield return ("the line has been stopped for a day, contained", Say("RedDay", "stop-1", Checkout, About(_cases.ContainedStopped), Now));
        yield return ("handed over", Say("Given", "event-0", Cleo, About(_cases.Answered with { Fixer = Cleo }, given), Now));
        yield return ("passed on", Say("Given", "event-0", Cleo, About(_cases.Answered with { Fixer = Cleo }, given with { Who = null }), Now));
        yield return ("to the puller of what was merged, contained", Say("Ended", "pull-13", Cleo, About(_cases.Contained), Now));
        yield return ("to the puller of what was merged, false alarm", Say("Ended", "pull-13", Cleo, About(_cases.Dismissed), Now));
        yield return ("to the puller, fixed for good", Say("Fixed", "", Ann, About(_cases.Fixed), Now));
        yield return ("to the puller of what was merged, fixed by actions", Say("Fixed", "", Cleo, joined, Now));
        yield return ("postmortem, due soon", Say("Postmortem", "", Bob, About(_cases.Owed), After(40 * 60)));
        yield return ("postmortem, overdue", Say("Postmortem", "", Bob, About(_cases.Missed), After(3 * 24 * 60)));
        yield return ("postmortem, written and not held", Say("Postmortem", "", Bob, About(_cases.Written), After(3 * 24 * 60)));
        yield return ("postmortem, overdue, to the owner", Say("Postmortem", "", Dora, About(_cases.Missed), After(3 * 24 * 60)));
        yield return ("postmortem, held after the reminder", Say("Postmortem", "", Bob, About(_cases.Held), Now, isUpdate: true));
        yield return ("no line chosen", Unplaced(_cases.Unplaced, "checkout", "payments"));
        yield return ("no line chosen, somebody is on it", Unplaced(_cases.Unplaced.Then(i => i.Answer(Cleo, After(2))), "checkout"));
        yield return ("no line at all", Unplaced(_cases.Unplaced));
        yield return ("to the operator", Say("Refused", "refused-4", Dora, About(_cases.Called) with
        {
            Sent =
            [
                Refused("Card", Checkout), Refused("Thread", Checkout), Refused("Call", Bob), Refused("Call", Bob), Refused("Page", Bob),
                Refused("Quiet", Cleo),
            ],
        }, Now));
        yield return ("as plain as can be", Minimal("Card", "card", Checkout, About(_cases.Called)));
    }

    public IEnumerable<(string Name, Message Message)> Thread()
    {
        foreach (var told in Story(_cases).Concat(_cases.ActionEvents()))
        {
            var name = told.Who is null
                ? $"{told.Kind} by time or policy{(told.Text is null ? "" : ", " + told.Text)}"
                : $"{told.Kind}{(told.Text is null ? "" : " with text")}";
            yield return (name, Say("Thread", "event-0", Checkout, About(_cases.Called, told with { Id = 0 }), Now));
        }

        for (var part = 0; part < IncidentText.PartsBeyondCard(_cases.Words.Pull); part++)
            yield return ($"part {part} of the text", Say("Text", $"part-{part + 1}", Checkout, About(_cases.Called with { Text = _cases.Words.Pull }), Now));
    }

    public IEnumerable<(string Name, Message Message)> Digests()
    {
        var (some, many) = (_cases.Some, _cases.Many);
        yield return ("digest of one", SayDigest(Digest(some.Take(1)), []));
        yield return ("digest", SayDigest(Digest(some), []));
        yield return ("digest of which some is done",
            SayDigest(Digest(some), Digest(_cases.Done.Append(_cases.Dropped).Where(action => !action.IsOpen)).Items));
        yield return ("digest of which all is done", SayDigest(null, Digest(_cases.Done.Where(action => !action.IsOpen)).Items));
        yield return ("digest of a bad day", SayDigest(Digest(many), []));
        yield return ("digest, as plain as can be", DigestNotification.Minimal(Digest(many)));
        yield return ("digest refused, to the operator", Say("Refused", "refused-1", Dora, OfActions([]), Now));
    }

    /// <summary>What an outside address gets of a call.</summary>
    public WebhookRequest Page()
    {
        var context = About(_cases.Called);
        var key = Rendered("Page", "round-1/first", Bob, context);
        context = context with { Facts = context.Facts with { Line = Floor with { CallWebhook = "https://pager.example/hook" } } };
        return ((WebhookNotification)AllNotifications.Find("Page")!).Render(context, key);
    }

    /// <summary>Every notification of which there is a message, with what it was rendered from.</summary>
    public IReadOnlyList<(string Kind, NotificationKey Key, NotificationContext Context)> OneOfEach()
    {
        Page();
        Say("Text", "part-1", Checkout, About(_cases.Called with { Text = new('x', 2 * IncidentText.CardRoom) }), Now);
        _ = Cards().Concat(Calls()).Concat(Reminders()).Concat(Thread()).Concat(Digests()).Concat(Handoffs()).ToList();
        return _rendered;
    }

    /// <summary>What the bot says of a notification, as the outbox asks for it.</summary>
    private Message Say(string kind, string occurrence, string recipient, NotificationContext context, Instant now, bool isUpdate = false)
    {
        var key = Rendered(kind, occurrence, recipient, context);
        return ((SlackNotification)AllNotifications.Find(kind)!).Render(context, key, isUpdate, now);
    }

    private NotificationKey Rendered(string kind, string occurrence, string recipient, NotificationContext context)
    {
        var key = new NotificationKey(kind, occurrence, recipient);
        _rendered.Add((kind, key, context));
        return key;
    }

    private static Message Minimal(string kind, string occurrence, string recipient, NotificationContext context) =>
        ((SlackNotification)AllNotifications.Find(kind)!).Minimal(context, new(kind, occurrence, recipient));

    private Message SayDigest(Digest? digest, IReadOnlyList<DigestItem> ended)
    {
        Rendered("Digest", "2030-01-08", Bob, OfActions(_cases.Some));
        return DigestNotification.Say(digest, ended, Bob, Now);
    }

    private Message Card(Incident incident, bool isCalled, Instant now)
    {
        var key = new NotificationKey("Call", $"round-{incident.Round + 1}/first", incident.Fixer ?? "");
        var call = new SentNotification(key, NotificationState.Accepted, 1, Bob, "1.1", Monday + Duration.FromSeconds(2));
        return Say("Card", "card", Checkout, About(incident) with { Sent = isCalled ? [call] : [] }, now);
    }

    private Message Call(string occurrence, string recipient, Incident incident, Instant now, params IncidentEvent[] events) =>
        Say("Call", occurrence, recipient, About(incident, events), now);

    private Message Unplaced(Incident incident, params string[] lines)
    {
        var context = About(incident);
        return Say("Unplaced", "reminder-1", Ann, context with { Facts = context.Facts with { Line = null }, Lines = lines }, Now);
    }

    private static IncidentContext About(Incident incident, params IncidentEvent[] events) => About(incident, [], null, events);

    private static IncidentContext About(
        Incident incident, IReadOnlyList<ActionItem> actions, (long Number, string Puller)? joined = null, params IncidentEvent[] events)
    {
        IReadOnlyList<(long, string)> same = joined is { } one ? [one] : [];
        return new(
            new("T", "incident", incident.Number), 1,
            new(incident, Floor, Cleo, events, same, new Dictionary<string, DateTimeZone>(), Dora) { Actions = actions }, [], null, []);
    }

    private PersonContext OfActions(IEnumerable<ActionItem> actions) => new(
        new("T", "person", 1), 1, new(Bob, null, Digest(actions).Items, Dora), []);

    private LineContext OfLine(ShiftWindow window, HandoffReport? report = null, Domain.Lines.Line? on = null, string unable = "")
    {
        var line = on ?? Floor;
        Shift[] written = [.. new[] { window.Before, window.Current }.OfType<Shift>()];
        return new(
            new("T", "line", 1), 1,
            new(line, new(line.RotationSettings, line.Calendar, line.Owner, written, who => who != unable), new Dictionary<string, DateTimeZone>(), Dora),
            [], window, report);
    }

    private static SentNotification Refused(string kind, string recipient) =>
        new(new(kind, "any", recipient), NotificationState.Refused, 1, null, null, null);

    private Digest Digest(IEnumerable<ActionItem> actions) => new(Now, Now, [.. actions.Select(action => new DigestItem(action, _cases.Contained, Floor))]);
}
