using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>One line in the card's thread for each row of the timeline, in their order: only the first that is not sent yet is due.</summary>
public sealed class ThreadLadder : LineIncidentLadder
{
    public const string Name = "Thread";

    public override string Kind => Name;

    /// <summary>What a notification about one row of the timeline is called.</summary>
    public static string OccurrenceOf(IncidentEvent entry) => $"event-{entry.Id}";

    /// <summary>The first of the notifications that is still to be sent. A superseded one is: its card was gone.</summary>
    internal static NotificationKey? FirstUnsent(IEnumerable<NotificationKey> keys, IReadOnlyList<SentNotification> sent)
    {
        var over = sent.Where(s => s.State is NotificationState.Accepted or NotificationState.Refused).Select(s => s.Key).ToHashSet();
        return keys.Where(key => !over.Contains(key)).Select(key => (NotificationKey?)key).FirstOrDefault();
    }

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (CardLadder.Find(sent) is not { Ts: not null } card || TextLadder.Next(facts, card, sent) is not null)
            return;
        var rows = facts.Events.Where(e => e.Kind != IncidentEventKind.Pulled).Select(e => new NotificationKey(Name, OccurrenceOf(e), card.Key.Recipient));
        if (FirstUnsent(rows, sent) is { } row)
            due.Add(row.Occurrence, row.Recipient, Urgency.Thread);
    }
}
