using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Rotations;
using NodaTime;

namespace AndonBot.Incidents.Actions;

/// <summary>An action with its incident, locked while something is decided about it.</summary>
/// <param name="Line">The line of the incident; null while none is chosen.</param>
public sealed record LoadedAction(ActionItem Action, Incident Incident, StaffedLine? Line)
{
    /// <summary>The zone in which the action's dates are dates.</summary>
    public DateTimeZone Zone => ZoneOf(Line);

    public LocalDate Today(Instant now) => now.InZone(Zone).Date;

    public static DateTimeZone ZoneOf(StaffedLine? line) => line?.Line.Calendar.Zone ?? DateTimeZone.Utc;
}
