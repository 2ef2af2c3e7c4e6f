using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using AndonBot.Rotations;
using NodaTime;

namespace AndonBot.Notifications;

/// <summary>An incident, and what was sent about it.</summary>
/// <param name="Line">Null while none is chosen.</param>
/// <param name="Lines">The names of the lines to choose from while none is.</param>
internal sealed record IncidentContext(
    Subject Subject, long Version, IncidentFacts Facts, IReadOnlyList<SentNotification> Sent, StaffedLine? Line, IReadOnlyList<string> Lines)
    : NotificationContext(Subject, Version, Sent)
{
    public override Severity Severity => Facts.Incident.Severity;

    public override bool IsBehind(Instant now) => MadeByTime.Of(Facts.Incident, Line?.Line, Line?.Rotation, Facts.Actions, now) is not null;

    public override Evaluation Evaluate(Instant now) => IncidentNotifications.Due(Facts, Sent, now);
}
