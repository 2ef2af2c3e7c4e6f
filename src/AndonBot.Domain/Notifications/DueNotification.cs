namespace AndonBot.Domain.Notifications;

/// <summary>A notification that should have been sent by now.</summary>
public sealed record DueNotification(NotificationKey Key, Urgency Urgency);
