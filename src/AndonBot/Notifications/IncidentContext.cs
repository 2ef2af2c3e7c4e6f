using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Incidents.Postmortems;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>An incident, and what was said about it.</summary>
/// <param name="Lines">The lines to choose from while it has none.</param>
internal sealed record IncidentGathered(IncidentFacts Facts, IReadOnlyList<SentNotification> SentNotification, StaffedLine? Line, IReadOnlyList<string> Lines)
    : NotificationContext(SentNotification)
{
    /// <summary>What a call shows once it says that it is over.</summary>
    private const long CallIsOver = NoticeShape.FirstShown + 1;

    /// <summary>What a reminder shows once the postmortem was held.</summary>
    private const long IsHeld = NoticeShape.FirstShown + 1;

    public override bool IsBehind(Instant now) =>
        ChangeIncident.MadeByTime(Facts.Incident, Line, now) is not null || PermanentFix.Reached(Facts.Incident, Facts.Actions) is not null;

    public override Evaluation Due(Instant now) => IncidentNotices.Due(Facts, SentNotification, now);

    public override Message Render(NoticeKey key, bool isUpdate, Instant now)
    {
        var (incident, line) = (Facts.Incident, Facts.Line!);
        return key.Kind switch
        {
            NoticeKind.Card => CardMessages.Card(new(incident, line, CalledAt(incident, SentNotification), now) { Actions = Facts.Actions }),
            NoticeKind.Text => ThreadMessages.Part(incident.Text, key.Step),
            NoticeKind.Thread => ThreadMessages.Line(EventOf(key), incident),
            NoticeKind.Call when isUpdate && Calls.IsOver(key, incident) => CallMessages.CallIsOver(incident, line),
            NoticeKind.Call => CallMessages.Call(key, incident, line, CalledAnew(Facts), now),
            NoticeKind.Quiet => CallMessages.Quiet(incident, line, key.Recipient),
            NoticeKind.Red => CallMessages.Red(incident, line),
            NoticeKind.Given => CallMessages.Given(incident, line, EventOf(key)),
            NoticeKind.Ended => CallMessages.Ended(incident, key.Step),
            NoticeKind.Fixed => CallMessages.Fixed(incident, PullOf(key.Recipient), Facts.Actions),
            NoticeKind.Unplaced => CallMessages.Unplaced(incident, Lines),
            NoticeKind.Postmortem when isUpdate && incident.HeldAt is not null => PostmortemMessages.Held(incident, line),
            NoticeKind.Postmortem => PostmortemMessages.Reminder(incident, line, key.Recipient, now),
            NoticeKind.Refused => CallMessages.Refused(incident.Number, [.. SentNotification.Where(s => s.State == NoticeState.Refused).Select(s => s.Key)]),
            _ => throw new ArgumentOutOfRangeException(nameof(key), key.Kind, "Nothing about an incident says this."),
        };
    }

    public override Message Minimal(NoticeKey key) => CallMessages.Minimal(key, Facts.Incident);

    public override long Shows(NoticeKey key) => key.Kind switch
    {
        NoticeKind.Card => Facts.Version,
        NoticeKind.Call when Calls.IsOver(key, Facts.Incident) => CallIsOver,
        NoticeKind.Postmortem when Facts.Incident.HeldAt is not null => IsHeld,
        _ => base.Shows(key),
    };

    public override string? ThreadOf(NoticeKey key) => NoticeShape.IsInThread(key.Kind) ? IncidentNotices.Card(SentNotification)?.Ts : null;

    private static Instant? CalledAt(Incident incident, IReadOnlyList<SentNotification> said) => said
        .Where(s => s.Key.Kind == NoticeKind.Call && s.Key.Recipient == incident.Fixer && Calls.RoundOf(s.Key.Step) == incident.Round)
        .Min(s => s.AcceptedAt);

    /// <summary>Why there is another round of calls; null in the first.</summary>
    private static IncidentEvent? CalledAnew(IncidentFacts facts) => facts.Incident.Round == 0 ? null : facts.Events.LastOrDefault(
        told => told.Kind is IncidentEventKind.HandedOver or IncidentEventKind.CameBack or IncidentEventKind.SeverityChanged);

    /// <summary>The number of somebody's pull: this one, or one that was merged into it.</summary>
    private long PullOf(string puller) => puller == Facts.Incident.CalledBy
        ? Facts.Incident.Number
        : Facts.Joined.First(joined => joined.Puller == puller).Number;

    private IncidentEvent EventOf(NoticeKey key) => Facts.Events.Single(told => told.Id == key.Step);
}
