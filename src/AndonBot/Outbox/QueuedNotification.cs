using AndonBot.Domain.Notifications;

namespace AndonBot.Outbox;

/// <summary>A notification on its way into a queue.</summary>
internal sealed record QueuedNotification(NotificationKey Key, Urgency Urgency, string Destination);
