using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>The line has been stopped for a whole working day: once a stop, to the channel of the card.</summary>
public sealed class RedDayLadder : LineIncidentLadder
{
    public const string Name = "RedDay";
    private static readonly Span WholeDay = Span.Parse("1wd");

    public override string Kind => Name;

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (facts.Incident.OpenStop is not { } stop)
            return;
        var channel = CardLadder.Find(sent) is { Ts: not null } card ? card.Key.Recipient : line.CardChannel(facts.Incident.CalledIn);
        var day = ($"stop-{facts.Incident.Stops.Count}", line.Calendar.Add(stop.StoppedAt, WholeDay));
        due.AddLatest(channel, Urgency.Reminder, [day], Steps.InWorkingHours(line.Calendar, line.Calendar.Zone));
    }
}
