using AndonBot.Domain.Notifications;

namespace AndonBot.Outbox;

/// <summary>A notification that is posted as JSON to an address outside Slack.</summary>
internal abstract class WebhookNotification : Notification
{
    public override string Destination(string recipient) => Destinations.ForWebhook(recipient);

    public abstract WebhookRequest Render(NotificationContext context, NotificationKey key);
}

/// <summary>What is posted, and where.</summary>
internal sealed record WebhookRequest(string Address, object Body);
