using AndonBot.Incidents.Actions;
using AndonBot.Domain.Notifications;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>A person's actions, and which days' digests were said.</summary>
/// <param name="Version">Counts the changes of what the person is reminded of.</param>
internal sealed record PersonGathered(PersonFacts Facts, IReadOnlyList<SentNotification> SentNotification, long Version) : NotificationContext(SentNotification)
{
    public override Evaluation Due(Instant now) => Digest.Due(Facts, SentNotification, now);

    public override Message Render(NoticeKey key, bool isUpdate, Instant now) => key.Kind switch
    {
        NoticeKind.Digest =>
            ActionMessages.Digest(Digest.OfStep(key.Step, Facts), isUpdate ? Digest.EndedOf(key.Step, Facts) : [], Facts.Person, now),
        NoticeKind.Refused => ActionMessages.Refused(Facts.Person),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Kind, "Nothing about a person says this."),
    };

    /// <summary>The last digest is kept true; earlier ones are the past.</summary>
    public override long Shows(NoticeKey key) =>
        key.Kind == NoticeKind.Digest && SentNotification.All(notice => notice.Key.Kind != key.Kind || notice.Key.Step <= key.Step) ? Version : base.Shows(key);

    public override Message Minimal(NoticeKey key) =>
        key.Kind == NoticeKind.Digest ? ActionMessages.Minimal(Digest.OfStep(key.Step, Facts)) : ActionMessages.Refused(Facts.Person);
}
