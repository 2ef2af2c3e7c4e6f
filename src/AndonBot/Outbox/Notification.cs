using AndonBot.Domain.Notifications;
using AndonBot.Slack;

namespace AndonBot.Outbox;

/// <summary>One kind of message that the bot sends unprompted. When it is due, its ladder says.</summary>
internal abstract class Notification
{
    /// <summary>The kind of its ladder.</summary>
    public abstract string Kind { get; }

    /// <summary>What health calls one of them.</summary>
    public virtual string Name => "a message";

    /// <summary>Whether its recipient is a channel, and not a person.</summary>
    public virtual bool IsInChannel => false;

    /// <summary>What the operator reads where Slack refused one of them.</summary>
    public virtual string NameFor(string recipient) => $"a message to {Mrkdwn.Person(recipient)}";

    /// <summary>The queue in which it waits.</summary>
    public virtual string Destination(string recipient) => recipient;

    /// <summary>Counts what a message shows: one that Slack has and that shows an earlier revision is updated.</summary>
    public virtual long Revision(NotificationContext context, NotificationKey key) => Revisions.First;
}
