using AndonBot.Domain.Calendar;
using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>No open state is without a clock: the reminders of an answered incident that is silent, and of a line that stays stopped.</summary>
internal static class Silence
{
    private const int MinuteSize = 1000;
    private static readonly Span RedEvery = Span.Parse("4wh");

    public static void Due(DueNotifications agenda, IncidentFacts facts)
    {
        if (facts.Incident is { IsOpen: true, ContainedAt: null, QuietFrom: { } quiet })
            Quiet(agenda, facts, quiet);
        if (facts.Incident.OpenStop is { } stop)
            Red(agenda, facts, stop);
    }

    /// <summary>Two to whoever is on it, then the line's owner hears too; after that every working morning.</summary>
    private static void Quiet(DueNotifications agenda, IncidentFacts facts, Instant quiet)
    {
        var (incident, line) = (facts.Incident, facts.Line!);
        var nudges = Steps.Every(quiet, Incident.Silence(incident.Severity), line.Calendar).Take(3);
        // A new word starts a new ladder: its minute tells the ladders apart.
        var ladder = (int)(quiet - incident.CalledAt).TotalMinutes * MinuteSize;
        foreach (var person in new[] { incident.AnsweredBy!, line.Owner }.Distinct())
        {
            var zone = facts.ZoneOf(person);
            var inHours = nudges.Select(at => Steps.InHours(at, line.Calendar, zone)).Order().ToList();
            var steps = Steps.ThenMornings(inHours, line.Calendar, zone)
                .Where(step => person == incident.AnsweredBy || step.Step >= 2)
                .Select(step => (ladder + step.Step, step.At));
            Remind(agenda, facts, NoticeKind.Quiet, person, steps);
        }
    }

    private static void Red(DueNotifications agenda, IncidentFacts facts, Stop stop)
    {
        var (incident, line) = (facts.Incident, facts.Line!);
        var ladder = (incident.Stops.Count - 1) * MinuteSize * MinuteSize;
        foreach (var person in new[] { incident.Fixer!, line.Owner }.Distinct())
        {
            var steps = Steps.Every(stop.StoppedAt, RedEvery, line.Calendar).Select((at, i) => (ladder + i + 1, at));
            Remind(agenda, facts, NoticeKind.Red, person, steps);
        }
    }

    /// <summary>Only calls leave outside working hours: what came in hours and could not leave then (no Slack, no bot) waits for the next ones.</summary>
    private static void Remind(DueNotifications agenda, IncidentFacts facts, NoticeKind kind, string person, IEnumerable<(int Step, Instant At)> steps) =>
        agenda.Ladder(kind, person, Urgency.Reminder, steps, now => Steps.NextOpen(now, facts.Line!.Calendar, facts.ZoneOf(person)));
}
