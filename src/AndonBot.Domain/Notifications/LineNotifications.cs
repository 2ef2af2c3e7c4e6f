using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Which notifications about a line's rotation are due.</summary>
public static class LineNotifications
{
    /// <summary>Everything that should have been sent by <paramref name="now"/>, sent or not; of the handoffs that were missed only the last one's.</summary>
    public static Evaluation Due(LineFacts facts, IReadOnlyList<SentNotification> sent, Instant now) =>
        Ladders.Evaluate(facts, sent, now).AgainBy(now + Duration.FromDays(1));
}
