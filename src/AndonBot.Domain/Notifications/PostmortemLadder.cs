using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>The reminders of a postmortem: at 80 % of its time, when it is due, then every working morning; from the second the owner hears too.</summary>
internal static class PostmortemReminders
{
    private const int LadderSize = 1000;
    private const double Warning = 0.8;

    /// <summary>After the warning, the due time and the first morning.</summary>
    private const int OwnerHears = 3;

    public static void Due(DueNotifications agenda, IncidentFacts facts)
    {
        var (incident, line) = (facts.Incident, facts.Line!);
        if (incident.PostmortemDue(line) is not { } due)
            return;

        // Time makes a fact of a due time that passes, at whatever hour.
        agenda.LookAt(due);
        // Another due time starts a new ladder; its hour tells the ladders apart.
        var ladder = (int)(due - incident.CalledAt).TotalHours * LadderSize;
        foreach (var person in new[] { incident.Fixer!, line.Owner }.Distinct())
        {
            var steps = StepsFor(person, facts, due).Select((at, step) => (Step: ladder + step, at));
            agenda.Ladder(NoticeKind.Postmortem, person, Urgency.Reminder, steps.Skip(person == incident.Fixer ? 0 : OwnerHears));
        }
    }

    private static IEnumerable<Instant> StepsFor(string person, IncidentFacts facts, Instant due)
    {
        var (calendar, zone) = (facts.Line!.Calendar, facts.ZoneOf(person));
        var inHours = new[] { WarnAt(facts, due), due }.Select(at => Steps.InHours(at, calendar, zone)).Order();
        return inHours.Concat(Steps.Mornings(due, calendar, zone));
    }

    private static Instant WarnAt(IncidentFacts facts, Instant due)
    {
        var (incident, line) = (facts.Incident, facts.Line!);
        if (incident.PostmortemDueAt is null)
            return line.Calendar.Fraction(incident.PostmortemFrom(line), line.Policies[incident.Severity].Postmortem, Warning);
        // Moved by hand, its time runs from then: the warning is about what is left.
        var moved = facts.Events.Last(told => told.Kind == IncidentEventKind.Extended).At;
        var left = line.Calendar.WorkingTime(moved, due).TotalMinutes;
        return line.Calendar.Add(moved, new((int)(left * Warning), Calendar.SpanUnit.WorkingMinutes));
    }
}
