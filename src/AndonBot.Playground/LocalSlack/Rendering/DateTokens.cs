using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>Renders Slack's date sequence <c>&lt;!date^…&gt;</c> in the reader's zone.</summary>
internal static partial class DateTokens
{
    private static readonly ZonedDateTimePattern Time = Pattern("HH:mm");

    public static string TimeOfDay(ZonedDateTime at) => Time.Format(at);

    /// <summary>Fills in the sequence's format, or returns its fallback text when it is invalid.</summary>
    public static string Render(Token token, Instant now, DateTimeZone zone)
    {
        if (token.Target.Split('^') is not [var seconds, var format, ..] || !long.TryParse(seconds, out var unix))
            return token.Label ?? "";
        var at = Instant.FromUnixTimeSeconds(unix).InZone(zone);
        var today = now.InZone(zone);
        return Placeholder().Replace(format, match => Part(match.Value, at, today) ?? match.Value);
    }

    private static string? Part(string placeholder, ZonedDateTime at, ZonedDateTime now) => placeholder switch
    {
        "{date_num}" => Pattern("yyyy-MM-dd").Format(at),
        "{date}" => Date(at, now, "MMMM", withWeekday: false),
        "{date_short}" => Date(at, now, "MMM", withWeekday: false),
        "{date_long}" => Date(at, now, "MMMM", withWeekday: true),
        "{date_pretty}" => Near(at, now) ?? Date(at, now, "MMMM", withWeekday: false),
        "{date_short_pretty}" => Near(at, now) ?? Date(at, now, "MMM", withWeekday: false),
        "{date_long_pretty}" => Near(at, now) ?? Date(at, now, "MMMM", withWeekday: true),
        "{time}" => TimeOfDay(at),
        "{time_secs}" => Pattern("HH:mm:ss").Format(at),
        "{ago}" => Ago(now.ToInstant() - at.ToInstant()),
        _ => null,
    };

    /// <summary>Formats a date. The year is included only when the date is more than half a year away.</summary>
    private static string Date(ZonedDateTime at, ZonedDateTime now, string month, bool withWeekday)
    {
        var isFar = Math.Abs(Period.DaysBetween(at.Date, now.Date)) > 182;
        return Pattern((withWeekday ? "dddd, " : "") + month + " d" + (isFar ? ", yyyy" : "")).Format(at);
    }

    private static string? Near(ZonedDateTime at, ZonedDateTime now) => Period.DaysBetween(now.Date, at.Date) switch
    {
        -1 => "yesterday",
        0 => "today",
        1 => "tomorrow",
        _ => null,
    };

    private static string Ago(Duration since)
    {
        var (amount, unit) = Math.Abs(since.TotalMinutes) switch
        {
            < 1 => (Math.Abs(since.TotalSeconds), "second"),
            < 60 => (Math.Abs(since.TotalMinutes), "minute"),
            < 24 * 60 => (Math.Abs(since.TotalHours), "hour"),
            _ => (Math.Abs(since.TotalDays), "day"),
        };
        var count = (long)amount;
        var words = $"{count} {unit}{(count == 1 ? "" : "s")}";
        return since < Duration.Zero ? "in " + words : words + " ago";
    }

    private static ZonedDateTimePattern Pattern(string text) =>
        ZonedDateTimePattern.Create(text, CultureInfo.InvariantCulture, null, null, default);

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
