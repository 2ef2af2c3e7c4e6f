using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>To the puller and the operator: nobody has chosen the line of a pull. After five minutes, then every working morning.</summary>
public sealed class UnplacedLadder : ILadder<IncidentFacts>
{
    public const string Name = "Unplaced";
    private static readonly Duration ChooseWithin = Duration.FromMinutes(5);

    public string Kind => Name;

    public void Due(DueNotifications due, IncidentFacts facts, IReadOnlyList<SentNotification> sent)
    {
        if (facts.Line is not null || !facts.Incident.IsOpen)
            return;
        foreach (var person in new[] { facts.Incident.CalledBy, facts.Operator }.OfType<string>().Distinct())
        {
            var calendar = WorkingCalendar.Default(facts.ZoneOf(person) ?? DateTimeZone.Utc);
            due.AddLatest(person, Urgency.Call, Steps.Reminders(Steps.ThenMornings([facts.Incident.CalledAt + ChooseWithin], calendar, null)));
        }
    }
}
