using AndonBot.Domain.Notices;
using AndonBot.Domain.Rotation;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notices;

/// <summary>A line, and what was said about its rotation.</summary>
/// <param name="Turn">The shift that ran when it was gathered.</param>
/// <param name="Handover">What was handed over when that shift began; null when no handoff began it.</param>
internal sealed record LineGathered(LineFacts Facts, IReadOnlyList<Said> Said, Turn Turn, Handover? Handover) : Gathered(Said)
{
    /// <summary>What a handoff shows once it is accepted.</summary>
    private const long IsAccepted = NoticeShape.FirstShown + 1;

    public override bool IsBehind(Instant now) => Facts.Rota.Missed(now).Count > 0;

    public override Look Due(Instant now) => LineNotices.Due(Facts, Said, now);

    public override Message Render(NoticeKey key, bool isUpdate, Instant now) => key.Kind switch
    {
        NoticeKind.Handoff when IsCurrent(key) => HandoffMessages.Handoff(new(Facts.Line, Facts.Rota, Turn, Handover!), now),
        NoticeKind.Upcoming => HandoffMessages.Upcoming(Facts.Line, Turn),
        NoticeKind.Refused => HandoffMessages.Refused(Facts.Line, [.. Said.Where(s => s.State == NoticeState.Refused).Select(s => s.Key)]),
        // The update of a handoff whose shift has ended while it waited.
        _ => Minimal(key),
    };

    public override Message Minimal(NoticeKey key) => HandoffMessages.Minimal(key, Facts.Line, Turn);

    public override long Shows(NoticeKey key) =>
        key.Kind == NoticeKind.Handoff && IsCurrent(key) && Turn is { Outgoing: not null, Current.AcceptedAt: not null } ? IsAccepted : base.Shows(key);

    private bool IsCurrent(NoticeKey key) => key.Step == Turn.Current.Handoff;
}
