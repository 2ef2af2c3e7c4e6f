using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>Tells whoever pulled that it was worth it: the defect is fixed for good. Pullers who fixed it themselves hear nothing.</summary>
public sealed class FixedLadder : LineIncidentLadder
{
    public const string Name = "Fixed";

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (facts.Incident is not { Status: IncidentStatus.Fixed, MergedInto: null, FixedAt: { } at }
            || facts.Events.LastOrDefault(e => e.Kind == IncidentEventKind.Fixed) is not { } entry)
        {
            return;
        }

        var pullers = facts.Joined.Select(joined => joined.Puller).Prepend(facts.Incident.CalledBy).Distinct();
        foreach (var puller in pullers.Where(puller => puller != entry.Who))
        {
            var morning = Steps.InHours(at, line.Calendar, facts.ZoneOf(puller));
            due.AddLatest(puller, Urgency.Reminder, [(ThreadLadder.OccurrenceOf(entry), morning)]);
        }
    }
}
