using AndonBot.Domain.Calendar;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Incidents;

/// <summary>When the defect of an incident began. From then to the pull is the time to pull.</summary>
public sealed partial record Incident
{
    private static readonly ZonedDateTimePattern BeganPattern =
        ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM uuuu, HH:mm 'in' z", DateTimeZoneProviders.Tzdb);

    /// <summary>The instant of a wall time in a zone, by default on the latest day on which it was not after the pull; null when it was.</summary>
    public Instant? BeginningAt(LocalDate? day, LocalTime time, DateTimeZone zone)
    {
        var pulled = CalledAt.InZone(zone).LocalDateTime;
        var latest = time <= pulled.TimeOfDay ? pulled.Date : pulled.Date.PlusDays(-1);
        var at = WallTime.At(day ?? latest, time, zone);
        return at <= CalledAt ? at : null;
    }

    /// <summary>Says when the defect began. Said again, it is corrected.</summary>
    /// <param name="zone">The zone in which the timeline tells the time.</param>
    public Decision Began(string who, Instant at, DateTimeZone zone, Instant now)
    {
        if (Gone() is { } gone)
            return gone;
        if (BeganAt == at)
            return new Decision.Already(null, null);
        var told = $"It began {BeganPattern.Format(at.InZone(zone))}.";
        return new Decision.Done(this with { BeganAt = at }, [new(IncidentEventKind.Explained, now, who, told)]);
    }
}
