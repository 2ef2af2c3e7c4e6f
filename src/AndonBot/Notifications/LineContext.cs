using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Outbox;
using NodaTime;

namespace AndonBot.Notifications;

/// <summary>A line, and what was sent about its rotation.</summary>
/// <param name="Window">The shift that ran when the context was loaded, with its neighbours.</param>
/// <param name="Report">What was handed over when that shift began; null when no handoff began it, or its message is not on its way.</param>
internal sealed record LineContext(
    Subject Subject, long Version, LineFacts Facts, IReadOnlyList<SentNotification> Sent, ShiftWindow Window, HandoffReport? Report)
    : NotificationContext(Subject, Version, Sent)
{
    public override bool IsBehind(Instant now) => MadeByTime.Of(Facts.Line.Id, Facts.Rotation, now) is not null;

    public override Evaluation Evaluate(Instant now) => LineNotifications.Due(Facts, Sent, now);
}
