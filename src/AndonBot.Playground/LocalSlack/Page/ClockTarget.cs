using NodaTime;
using NodaTime.Text;

namespace AndonBot.Playground.LocalSlack.Page;

/// <summary>Parses the time to which the page's buttons and date field set the clock.</summary>
internal static class ClockTarget
{
    private static readonly LocalTime MorningStart = new(9, 0);

    /// <param name="target">"hour": one hour later. "workday": the same time on the next day from Monday to Friday. "monday": 09:00 on the
    /// next Monday. Otherwise a date and time such as 2030-01-07T09:00, or a duration such as PT16M.</param>
    /// <exception cref="InvalidUserActionException">The text is none of these.</exception>
    public static Instant Parse(string target, Instant now, DateTimeZone zone)
    {
        var here = now.InZone(zone).LocalDateTime;
        return target switch
        {
            "hour" => now + Duration.FromHours(1),
            "workday" => Workday(here).InZoneLeniently(zone).ToInstant(),
            "monday" => (here.Date.Next(IsoDayOfWeek.Monday) + MorningStart).InZoneLeniently(zone).ToInstant(),
            _ when PeriodPattern.NormalizingIso.Parse(target) is { Success: true, Value: var period } => now + period.ToDuration(),
            _ when Date(target) is { } date => date.InZoneLeniently(zone).ToInstant(),
            _ => throw new InvalidUserActionException($"the clock cannot be set to '{target}'"),
        };
    }

    private static LocalDateTime Workday(LocalDateTime here) =>
        here.DayOfWeek switch
        {
            IsoDayOfWeek.Friday => here.PlusDays(3),
            IsoDayOfWeek.Saturday => here.PlusDays(2),
            _ => here.PlusDays(1),
        };

    private static LocalDateTime? Date(string target) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(target) is { Success: true, Value: var date } ? date : null;
}
