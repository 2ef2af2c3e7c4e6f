using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>What is to be said about a line's rotation, computed from what is true and what was said.</summary>
public static class LineNotices
{
    /// <summary>Everything that should have been said by <paramref name="now"/>; of the handoffs that were missed only the last one's.</summary>
    public static Evaluation Due(LineFacts facts, IReadOnlyList<SentNotification> said, Instant now)
    {
        var agenda = new DueNotifications(now);
        var window = facts.Rotation.At(now);
        if (window.Current.Week is not null)
            agenda.Add(NoticeKind.Handoff, window.Current.Handoff, Channel(facts, said, window.Current.Handoff), Urgency.Card);
        Upcoming(agenda, facts, window, now);
        agenda.Refusals(said, facts.Operator);
        agenda.LookAt(window.Next.StartsAt);
        agenda.LookAt(now + Duration.FromDays(1));
        return agenda.Close();
    }

    /// <summary>A handoff stays where it was said; one that Slack refused, or never took, goes where the line's messages go now.</summary>
    private static string Channel(LineFacts facts, IReadOnlyList<SentNotification> said, int handoff) =>
        said.FirstOrDefault(s => s.Key.Kind == NoticeKind.Handoff && s.Key.Step == handoff && s.Ts is not null)?.Key.Recipient ?? facts.Line.Channels[0];

    /// <summary>Only on the day itself: what came too late for it is said by the handoff.</summary>
    private static void Upcoming(DueNotifications agenda, LineFacts facts, ShiftWindow window, Instant now)
    {
        if (facts.Upcoming(window) is not var (recipient, morning))
            return;
        agenda.LookAt(morning);
        var zone = facts.ZoneOf(recipient);
        if (now >= morning && now.InZone(zone).Date == morning.InZone(zone).Date)
            agenda.Add(NoticeKind.Upcoming, window.Next.Handoff, recipient, Urgency.Reminder);
    }
}
