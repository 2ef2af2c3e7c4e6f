using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Tests.Calendar;

/// <summary>Working time by walking every minute with a wall clock that is never set back: slow and plainly right.</summary>
internal static class MinuteModel
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    public static Instant Add(WorkingCalendar calendar, Instant from, int minutes)
    {
        foreach (var (instant, working) in Minutes(calendar, from))
        {
            if (working && minutes == 0)
                return instant;
            // The span ends with its last minute, not with the opening after it.
            if (working && --minutes == 0)
                return instant + Minute;
        }
        throw new InvalidOperationException("Time has no end.");
    }

    public static int WorkingMinutes(WorkingCalendar calendar, Instant from, int minutes) =>
        Minutes(calendar, from).Take(minutes).Count(minute => minute.Working);

    /// <summary>False on a day that the zone left out, or whose hours the clocks jumped over.</summary>
    public static bool HasHours(WorkingCalendar calendar, LocalDate date)
    {
        for (var wall = date + calendar.From; wall.Date == date && IsWorking(calendar, wall); wall = wall.PlusMinutes(1))
            if (calendar.Zone.MapLocal(wall).Count > 0)
                return true;
        return false;
    }

    private static IEnumerable<(Instant Instant, bool Working)> Minutes(WorkingCalendar calendar, Instant from)
    {
        // Two days ahead the wall clock of an hour that comes twice is already known.
        var wall = LocalDateTime.MaxIsoValue.PlusYears(-9000);
        for (var instant = from - Duration.FromDays(2); ; instant += Minute)
        {
            wall = LocalDateTime.Max(wall, instant.InZone(calendar.Zone).LocalDateTime);
            if (instant >= from)
                yield return (instant, IsWorking(calendar, wall));
        }
    }

    private static bool IsWorking(WorkingCalendar calendar, LocalDateTime wall) =>
        calendar.Days.Contains(wall.DayOfWeek) && !calendar.Holidays.Contains(wall.Date) && wall.TimeOfDay >= calendar.From
        && (calendar.To == LocalTime.Midnight || wall.TimeOfDay < calendar.To);
}
