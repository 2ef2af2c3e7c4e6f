using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>The reminders of a postmortem: at 80 % of its time, when it is due, then every working morning; from the second the owner hears too.</summary>
public sealed class PostmortemLadder : LineIncidentLadder
{
    public const string Name = "Postmortem";
    private const double Warning = 0.8;

    /// <summary>After the warning, the due time and the first morning.</summary>
    private const int OwnerHears = 3;

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        var incident = facts.Incident;
        if (incident.PostmortemDue(line) is not { } dueAt)
            return;

        // A due time that passes becomes a fact, at whatever hour.
        due.EvaluateAt(dueAt);
        // Another due time starts a new ladder; its hour tells the ladders apart.
        var ladder = $"due-in-hour-{(long)(dueAt - incident.CalledAt).TotalHours}";
        foreach (var person in new[] { incident.Fixer!, line.Owner }.Distinct())
        {
            var reminders = Steps.Reminders(StepsFor(person, facts, line, dueAt), ladder);
            due.AddLatest(person, Urgency.Reminder, reminders.Skip(person == incident.Fixer ? 0 : OwnerHears));
        }
    }

    private static IEnumerable<Instant> StepsFor(string person, IncidentFacts facts, Line line, Instant dueAt)
    {
        var zone = facts.ZoneOf(person);
        var inHours = new[] { WarnAt(facts, line, dueAt), dueAt }.Select(at => Steps.InHours(at, line.Calendar, zone)).Order();
        return inHours.Concat(Steps.Mornings(dueAt, line.Calendar, zone));
    }

    private static Instant WarnAt(IncidentFacts facts, Line line, Instant dueAt)
    {
        var incident = facts.Incident;
        if (incident.PostmortemDueAt is null)
            return line.Calendar.Fraction(incident.PostmortemFrom(line), line.Policies[incident.Severity].Postmortem, Warning);
        // Moved by hand, its time runs from then: the warning is about what is left.
        var moved = facts.Events.Last(entry => entry.Kind == IncidentEventKind.Extended).At;
        var left = line.Calendar.WorkingTime(moved, dueAt).TotalMinutes;
        return line.Calendar.Add(moved, new((int)(left * Warning), Calendar.SpanUnit.WorkingMinutes));
    }
}
