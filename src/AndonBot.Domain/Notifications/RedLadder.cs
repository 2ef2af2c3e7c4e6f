using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>The line is still stopped: to the Fixer and the line's owner every four working hours.</summary>
public sealed class RedLadder : LineIncidentLadder
{
    public const string Name = "Red";
    private static readonly Span Every = Span.Parse("4wh");

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (facts.Incident.OpenStop is not { } stop)
            return;
        foreach (var person in new[] { facts.Incident.Fixer!, line.Owner }.Distinct())
        {
            var reminders = Steps.Reminders(Steps.Every(stop.StoppedAt, Every, line.Calendar), $"stop-{facts.Incident.Stops.Count}");
            due.AddLatest(person, Urgency.Reminder, reminders, Steps.InWorkingHours(line.Calendar, facts.ZoneOf(person)));
        }
    }
}
