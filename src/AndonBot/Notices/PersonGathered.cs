using AndonBot.Actions;
using AndonBot.Domain.Notices;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notices;

/// <summary>A person's actions, and which days' digests were said.</summary>
internal sealed record PersonGathered(PersonFacts Facts, IReadOnlyList<Said> Said) : Gathered(Said)
{
    public override Look Due(Instant now) => Digest.Due(Facts, Said, now);

    public override Message Render(NoticeKey key, bool isUpdate, Instant now) => key.Kind switch
    {
        NoticeKind.Digest =>
            ActionMessages.Digest(Digest.OfStep(key.Step, Facts), isUpdate ? Digest.EndedOf(key.Step, Facts) : [], Facts.Person, now),
        NoticeKind.Refused => ActionMessages.Refused(Facts.Person),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key.Kind, "Nothing about a person says this."),
    };

    /// <summary>The last digest counts what its reader did with it; earlier ones are the past.</summary>
    public override long Shows(NoticeKey key) => Latest is { AcceptedAt: { } told } latest && latest.Key == key
        ? NoticeShape.FirstShown + Digest.EndedOf(key.Step, Facts).Count + Facts.Items.Count(item => item.Action.StandsFrom >= told)
        : base.Shows(key);

    private Said? Latest => Said.Where(notice => notice.Key.Kind == NoticeKind.Digest).MaxBy(notice => notice.AcceptedAt);

    public override Message Minimal(NoticeKey key) =>
        key.Kind == NoticeKind.Digest ? ActionMessages.Minimal(Digest.OfStep(key.Step, Facts)) : ActionMessages.Refused(Facts.Person);
}
