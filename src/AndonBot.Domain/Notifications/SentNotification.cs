using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>A notification of the outbox as the rules see it; <see cref="AcceptedAt"/> is when Slack accepted it.</summary>
/// <param name="Revision">The revision that its message shows; see the notification of its kind.</param>
/// <param name="Ts">Slack's id of the message; null while Slack has none.</param>
public sealed record SentNotification(NotificationKey Key, NotificationState State, long Revision, string? Channel, string? Ts, Instant? AcceptedAt)
{
    /// <summary>Whether nothing more will happen to it by itself.</summary>
    public bool IsFinal => State is NotificationState.Accepted or NotificationState.Refused or NotificationState.Superseded;
}
