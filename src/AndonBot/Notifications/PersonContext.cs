using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using NodaTime;

namespace AndonBot.Notifications;

/// <summary>A person's actions, and which days' digests were sent.</summary>
internal sealed record PersonContext(Subject Subject, long Version, PersonFacts Facts, IReadOnlyList<SentNotification> Sent)
    : NotificationContext(Subject, Version, Sent)
{
    public override Evaluation Evaluate(Instant now) => PersonNotifications.Due(Facts, Sent, now);
}
