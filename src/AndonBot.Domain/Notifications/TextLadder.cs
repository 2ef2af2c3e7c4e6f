using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>A part of a pull's text that has no room on the card, in the card's thread. The parts come one after the other, before everything else.</summary>
public sealed class TextLadder : LineIncidentLadder
{
    public const string Name = "Text";

    public override string Kind => Name;

    /// <summary>The number of the part that a notification is, from 0.</summary>
    public static int PartOf(NotificationKey key) => int.Parse(key.Occurrence.AsSpan("part-".Length)) - 1;

    /// <summary>The first part that is still to be sent into the card's thread; null when there is none.</summary>
    internal static NotificationKey? Next(IncidentFacts facts, SentNotification card, IReadOnlyList<SentNotification> sent) =>
        ThreadLadder.FirstUnsent(
            Enumerable.Range(1, IncidentText.PartsBeyondCard(facts.Incident.Text))
                .Select(part => new NotificationKey(Name, $"part-{part}", card.Key.Recipient)),
            sent);

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (CardLadder.Find(sent) is { Ts: not null } card && Next(facts, card, sent) is { } part)
            due.Add(part.Occurrence, part.Recipient, Urgency.Thread);
    }
}
