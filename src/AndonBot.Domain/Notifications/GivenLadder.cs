using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>To the new owner of an answered incident's clocks. Whoever gets an unanswered one is called.</summary>
public sealed class GivenLadder : LineIncidentLadder
{
    public const string Name = "Given";

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (!facts.Incident.IsOpen || facts.Incident.IsCalled)
            return;
        var given = facts.Events.LastOrDefault(e => e.Kind == IncidentEventKind.HandedOver);
        if (given is { Text: { } to } && to == facts.Incident.Fixer && to != given.Who && given.At >= facts.Incident.AnsweredAt)
            due.Add(ThreadLadder.OccurrenceOf(given), to, Urgency.Card);
    }
}
