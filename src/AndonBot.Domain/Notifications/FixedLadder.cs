using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>To whoever pulled: it was worth it, and is fixed for good. Who fixed it themselves is not told.</summary>
public sealed class FixedLadder : LineIncidentLadder
{
    public const string Name = "Fixed";

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (facts.Incident is not { Status: IncidentStatus.Fixed, MergedInto: null, FixedAt: { } at }
            || facts.Events.LastOrDefault(e => e.Kind == IncidentEventKind.Fixed) is not { } told)
        {
            return;
        }

        var pullers = facts.Joined.Select(joined => joined.Puller).Prepend(facts.Incident.CalledBy).Distinct();
        foreach (var puller in pullers.Where(puller => puller != told.Who))
        {
            var morning = Steps.InHours(at, line.Calendar, facts.ZoneOf(puller));
            due.AddLatest(puller, Urgency.Reminder, [(ThreadLadder.OccurrenceOf(told), morning)]);
        }
    }
}
