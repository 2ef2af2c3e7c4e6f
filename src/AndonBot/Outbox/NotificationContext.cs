using AndonBot.Domain.Notifications;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>Everything that decides what is to be said about one subject, what was said, and the words for it.</summary>
internal abstract record NotificationContext(IReadOnlyList<SentNotification> SentNotification)
{
    /// <summary>Whether time has made a fact that nobody has written yet; it is written before anything is said.</summary>
    public virtual bool IsBehind(Instant now) => false;

    /// <summary>Everything that should have been said by now, said or not.</summary>
    public abstract Evaluation Due(Instant now);

    /// <summary>The message that says it. Pure.</summary>
    /// <param name="isUpdate">Slack has the message, and it is to be changed.</param>
    public abstract Message Render(NoticeKey key, bool isUpdate, Instant now);

    /// <summary>The least that says it, when Slack does not take the message as it should be.</summary>
    public abstract Message Minimal(NoticeKey key);

    /// <summary>Counts what a message shows: one that Slack has and that shows less is to be changed. Most messages never change.</summary>
    public virtual long Shows(NoticeKey key) => NoticeShape.FirstShown;

    /// <summary>The message in whose thread it is said; null when it is said in the open.</summary>
    public virtual string? ThreadOf(NoticeKey key) => null;
}
