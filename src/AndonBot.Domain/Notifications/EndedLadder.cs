using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>To the puller of a merged incident: how the incident ended that it was merged into.</summary>
public sealed class EndedLadder : LineIncidentLadder
{
    public const string Name = "Ended";

    public override string Kind => Name;

    /// <summary>The number of the recipient's pull.</summary>
    public static long PullOf(NotificationKey key) => long.Parse(key.Occurrence.AsSpan("pull-".Length));

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (facts.Incident is { ContainedAt: null, DismissedAt: null })
            return;
        foreach (var (number, puller) in facts.Joined)
            due.Add($"pull-{number}", puller, Urgency.Reminder);
    }
}
