using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>A line, and what was said about its rotation.</summary>
/// <param name="ShiftWindow">The shift that ran when it was gathered.</param>
/// <param name="HandoffReport">What was handed over when that shift began; null when no handoff began it.</param>
internal sealed record LineGathered(LineFacts Facts, IReadOnlyList<SentNotification> SentNotification, ShiftWindow ShiftWindow, HandoffReport? HandoffReport) : NotificationContext(SentNotification)
{
    /// <summary>What a handoff shows once it is accepted.</summary>
    private const long IsAccepted = NoticeShape.FirstShown + 1;

    public override bool IsBehind(Instant now) => Facts.Rotation.Missed(now).Count > 0;

    public override Evaluation Due(Instant now) => LineNotices.Due(Facts, SentNotification, now);

    public override Message Render(NoticeKey key, bool isUpdate, Instant now) => key.Kind switch
    {
        NoticeKind.Handoff when IsCurrent(key) => HandoffMessages.Handoff(new(Facts.Line, Facts.Rotation, ShiftWindow, HandoffReport!), now),
        NoticeKind.Upcoming => HandoffMessages.Upcoming(Facts.Line, ShiftWindow),
        NoticeKind.Refused => HandoffMessages.Refused(Facts.Line, [.. SentNotification.Where(s => s.State == NoticeState.Refused).Select(s => s.Key)]),
        // The update of a handoff whose shift has ended while it waited.
        _ => Minimal(key),
    };

    public override Message Minimal(NoticeKey key) => HandoffMessages.Minimal(key, Facts.Line, ShiftWindow);

    public override long Shows(NoticeKey key) =>
        key.Kind == NoticeKind.Handoff && IsCurrent(key) && ShiftWindow is { Outgoing: not null, Current.AcceptedAt: not null } ? IsAccepted : base.Shows(key);

    private bool IsCurrent(NoticeKey key) => key.Step == ShiftWindow.Current.Handoff;
}
