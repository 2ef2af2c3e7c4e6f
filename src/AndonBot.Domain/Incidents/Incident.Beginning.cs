using AndonBot.Domain.Calendar;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Incidents;

/// <summary>When the defect of an incident began. From then to the pull is the time to pull.</summary>
public sealed partial record Incident
{
    private static readonly ZonedDateTimePattern BeganPattern =
        ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu, HH:mm 'in' z", DateTimeZoneProviders.Tzdb);

    /// <summary>Says when the defect began, at the latest at the pull. Said again, it is corrected.</summary>
    /// <param name="day">Null for the latest day on which <paramref name="time"/> is not after the pull.</param>
    /// <param name="zone">The zone of the wall time, in which the timeline also tells it.</param>
    public Decision Began(string who, LocalDate? day, LocalTime time, DateTimeZone zone, Instant now)
    {
        if (Gone() is { } gone)
            return gone;
        var pulled = CalledAt.InZone(zone).LocalDateTime;
        var latest = time <= pulled.TimeOfDay ? pulled.Date : pulled.Date.PlusDays(-1);
        var at = WallTime.At(day ?? latest, time, zone);
        if (at > CalledAt)
            return new Decision.Refused(Objection.BeganAfterPull);
        if (BeganAt == at)
            return new Decision.Already(null, null);
        var begun = $"It began {BeganPattern.Format(at.InZone(zone))}.";
        return new Decision.Done(this with { BeganAt = at }, [new(IncidentEventKind.Explained, now, who, begun)]);
    }
}
