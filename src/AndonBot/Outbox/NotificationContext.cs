using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>Everything that decides which notifications about one subject are due and what they say, and what was sent.</summary>
/// <param name="Version">The subject's version when it was loaded or a moment before: a message must never count as newer than what it shows.</param>
internal abstract record NotificationContext(Subject Subject, long Version, IReadOnlyList<SentNotification> Sent)
{
    /// <summary>How severe its incident is. Of notifications of one urgency the more severe leave first.</summary>
    public virtual Severity Severity => Severity.Sev2;

    /// <summary>Whether time has made something true that is not saved yet. It is saved before anything is sent.</summary>
    public virtual bool IsBehind(Instant now) => false;

    /// <summary>Everything that should have been sent by now, sent or not.</summary>
    public abstract Evaluation Evaluate(Instant now);

    /// <summary>The same, after one more notification was sent.</summary>
    public NotificationContext With(SentNotification sent) => this with { Sent = [.. Sent.Where(other => other.Key != sent.Key), sent] };
}
