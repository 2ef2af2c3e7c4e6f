namespace AndonBot.Domain.Notifications;

/// <summary>To the operator: Slack refused something. Each further recipient is news, the same one again is not.</summary>
public sealed class RefusedLadder : ILadder<IFacts>
{
    public const string Name = "Refused";

    public string Kind => Name;

    public void Due(DueNotifications due, IFacts facts, IReadOnlyList<SentNotification> sent)
    {
        var refused = sent.Where(s => s.State == NotificationState.Refused && s.Key.Kind != Name).DistinctBy(s => (s.Key.Kind, s.Key.Recipient)).Count();
        if (facts.Operator is { } @operator && refused > 0)
            due.Add($"refused-{refused}", @operator, Urgency.Reminder);
    }
}
