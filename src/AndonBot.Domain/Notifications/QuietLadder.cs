using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>An answered incident is silent: two reminders go to whoever is on it, then the line's owner hears too; after that every working morning.</summary>
public sealed class QuietLadder : LineIncidentLadder
{
    public const string Name = "Quiet";
    private const int ToAnswererOnly = 2;

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        var incident = facts.Incident;
        if (incident is not { IsOpen: true, ContainedAt: null, QuietFrom: { } quiet, AnsweredBy: { } answerer })
            return;
        var first = Steps.Every(quiet, Incident.Silence(incident.Severity), line.Calendar).Take(ToAnswererOnly + 1);
        // The next word of whoever is on it starts a new ladder; the minute of that word tells the ladders apart.
        var ladder = $"silent-from-minute-{(long)(quiet - incident.CalledAt).TotalMinutes}";
        foreach (var person in new[] { answerer, line.Owner }.Distinct())
        {
            var zone = facts.ZoneOf(person);
            var inHours = first.Select(at => Steps.InHours(at, line.Calendar, zone)).Order().ToList();
            var reminders = Steps.Reminders(Steps.ThenMornings(inHours, line.Calendar, zone), ladder);
            due.AddLatest(person, Urgency.Reminder, reminders.Skip(person == answerer ? 0 : ToAnswererOnly), Steps.InWorkingHours(line.Calendar, zone));
        }
    }
}
