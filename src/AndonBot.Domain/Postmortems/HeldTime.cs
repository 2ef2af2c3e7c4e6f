using AndonBot.Domain.Calendar;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Postmortems;

/// <summary>When a postmortem was held, as its form tells it: a day, perhaps a time, or both as text like <c>2026-12-01 14:00</c>.</summary>
public readonly record struct HeldTime(LocalDate? Day, LocalTime? Time)
{
    private static readonly IPattern<LocalDateTime>[] Texts =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
    ];

    /// <summary>Reads a day, or a day and a time; null when the text is neither.</summary>
    public static HeldTime? Read(string text)
    {
        foreach (var pattern in Texts)
            if (pattern.Parse(text.Trim()).TryGetValue(default, out var both))
                return new(both.Date, both.TimeOfDay);
        return LocalDatePattern.Iso.Parse(text.Trim()).TryGetValue(default, out var day) ? new(day, null) : null;
    }

    /// <summary>The instant: a day without time ends with its working hours, today is now, and a time without day is today's. Null for nothing.</summary>
    /// <param name="zone">Where whoever says it is.</param>
    public Instant? In(DateTimeZone zone, WorkingCalendar calendar, Instant pulled, Instant now)
    {
        if (Day is null && Time is null)
            return null;
        var today = now.InZone(zone).Date;
        // What is ahead is refused, however far ahead it is.
        var day = LocalDate.Min(Day ?? today, today.PlusDays(1));
        if (Time is null && day == today)
            return now;

        var closing = calendar.To == LocalTime.Midnight ? LocalTime.MaxValue : calendar.To;
        var at = day.At(Time ?? closing).InZoneLeniently(zone).ToInstant();
        // A form knows minutes, or only the day: nothing was held before the pull of the same one.
        var isOfPull = Time is null ? day == pulled.InZone(zone).Date : pulled - at < Duration.FromMinutes(1);
        return isOfPull ? Instant.Max(at, pulled) : at;
    }
}
