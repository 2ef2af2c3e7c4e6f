using NodaTime;

namespace AndonBot.Domain.Calendar;

/// <summary>The hours of a working day in the file of lines: <c>09:00-17:00</c>; <c>24:00</c> ends the day, kept as midnight.</summary>
public static class WorkingHours
{
    /// <summary>Opening and closing time; a <see cref="FormatException"/> says what is wrong.</summary>
    public static (LocalTime From, LocalTime To) Parse(string text)
    {
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length != 2 || !ClockTime.TryParse(ends[0], out var from) || !TryParseEnd(ends[1], out var to))
            throw new FormatException(
                $"'{text}' are not working hours: write opening and closing time like 09:00-17:00, or 00:00-24:00 for all day.");
        if (to != LocalTime.Midnight && from >= to)
            throw new FormatException($"'{text}' are not working hours: they open before they close, on the same day.");
        return (from, to);
    }

    public static string Format(LocalTime from, LocalTime to) =>
        $"{ClockTime.Format(from)}-{(to == LocalTime.Midnight ? "24:00" : ClockTime.Format(to))}";

    private static bool TryParseEnd(string text, out LocalTime to)
    {
        to = LocalTime.Midnight;
        return text == "24:00" || ClockTime.TryParse(text, out to);
    }
}
