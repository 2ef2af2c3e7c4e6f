using AndonBot.Domain.Notifications;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>A notification that is a message in Slack. It does no I/O: everything it says comes from its context.</summary>
internal abstract class SlackNotification : Notification
{
    /// <summary>Whether a message that somebody deleted is posted again. Then it may also be the parent of a thread.</summary>
    public virtual bool IsPostedAgain => false;

    /// <summary>Whether something that other messages show has changed once it is posted.</summary>
    public virtual bool ChangesSubject => false;

    /// <summary>The message.</summary>
    /// <param name="isUpdate">Slack has the message, and it is to be changed.</param>
    public abstract Message Render(NotificationContext context, NotificationKey key, bool isUpdate, Instant now);

    /// <summary>The shortest form of the message, for when Slack does not take the other one.</summary>
    public abstract Message Minimal(NotificationContext context, NotificationKey key);

    /// <summary>The message in whose thread it is posted; null for none.</summary>
    public virtual string? ThreadOf(NotificationContext context) => null;
}
