using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Outbox;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>The call to whoever should answer an incident. When it is over it says so, without buttons.</summary>
internal sealed class CallNotification : IncidentNotification
{
    public override string Kind => CallLadder.Name;

    public override string Name => "the call";

    /// <summary>The card shows when the Fixer was called.</summary>
    public override bool ChangesSubject => true;

    public override string NameFor(string recipient) => $"the call to {Mrkdwn.Person(recipient)}";

    protected override long Revision(IncidentContext context, NotificationKey key) =>
        Calls.IsOver(key, context.Facts.Incident) ? Revisions.Last : Revisions.First;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var (incident, line) = (context.Facts.Incident, context.Facts.Line!);
        return isUpdate && Calls.IsOver(key, incident) ? Over(incident, line) : Call(key, incident, line, CalledAnew(context.Facts), now);
    }

    protected override Message Minimal(IncidentContext context, NotificationKey key)
    {
        var minimal = base.Minimal(context, key);
        minimal.Text = $"I'm calling you: {minimal.Text}";
        return minimal;
    }

    private static Message Call(NotificationKey key, Incident incident, Line line, IncidentEvent? anew, Instant now)
    {
        var opening = Calls.IsOverdue(key) ? $"Nobody has answered {Title(incident, line)}."
            : key.Recipient == incident.Fixer ? Opening(key.Recipient, incident, line, anew)
            : $"I cannot reach {Mrkdwn.Person(incident.Fixer!)}, so I'm calling you. {Opening(key.Recipient, incident, line, anew)}";
        var stopped = incident.OpenStop is null ? "" : " The line is stopped.";
        return Of(
            $"{IncidentWords.Lamp(incident)} {opening}{stopped}\n{Quote(incident)}\n{IncidentWords.AnswerClock(incident, line, now)}",
            Button(incident, AnswerHandler.Button, "I'm on it", primary: true),
            Button(incident, ReassignHandler.Button, "Hand over…"));
    }

    private static Message Over(Incident incident, Line line)
    {
        var how = incident switch
        {
            { MergedInto: { } other } => $"it is the same as #{other}",
            { DismissedAt: { } at } => $"{Mrkdwn.Person(incident.DismissedBy!)} called it a false alarm {Mrkdwn.Time(at)}",
            { AnsweredAt: { } at } => $"{Mrkdwn.Person(incident.AnsweredBy!)} answered {Mrkdwn.Time(at)}",
            _ => $"{Mrkdwn.Person(incident.Fixer!)} is called",
        };
        return Of($"{Title(incident, line)}: {how}.\n{Quote(incident)}");
    }

    private static string Opening(string recipient, Incident incident, Line line, IncidentEvent? anew) => anew switch
    {
        { Kind: IncidentEventKind.HandedOver, Text: { } to } => $"{HandedOver(Title(incident, line), to == recipient ? "you" : Mrkdwn.Person(to), anew.Who)}.",
        { Kind: IncidentEventKind.CameBack, Who: { } who } => $"It's back, says {Mrkdwn.Person(who)}: {Title(incident, line)}.",
        { Kind: IncidentEventKind.SeverityChanged, Who: { } who } => $"{Mrkdwn.Person(who)} changed the severity: {Title(incident, line)}.",
        _ => $"{Mrkdwn.Person(incident.CalledBy)} pulled the cord: {Title(incident, line)}.",
    };

    /// <summary>Why there is another round of calls; null in the first.</summary>
    private static IncidentEvent? CalledAnew(IncidentFacts facts) => facts.Incident.Round == 0 ? null : facts.Events.LastOrDefault(
        entry => entry.Kind is IncidentEventKind.HandedOver or IncidentEventKind.CameBack or IncidentEventKind.SeverityChanged);
}
