namespace AndonBot.Domain.Notifications;

/// <summary>To the next Fixer, on the last working morning before the handoff, and only on that day; later the handoff itself tells them.</summary>
public sealed class UpcomingLadder : ILadder<LineFacts>
{
    public const string Name = "Upcoming";

    public string Kind => Name;

    public void Due(DueNotifications due, LineFacts facts, IReadOnlyList<SentNotification> sent)
    {
        var window = facts.Rotation.At(due.Now);
        if (facts.Upcoming(window) is not var (recipient, morning))
            return;
        due.EvaluateAt(morning);
        var zone = facts.ZoneOf(recipient);
        if (due.Now >= morning && due.Now.InZone(zone).Date == morning.InZone(zone).Date)
            due.Add(HandoffLadder.OccurrenceOf(window.Next), recipient, Urgency.Reminder);
    }
}
