using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Lines;

/// <summary>The literals of the lines file that the core does not know; a <see cref="FormatException"/> says what is wrong.</summary>
public static class LineLiterals
{
    public static string Name(string text) => Line.IsName(text)
        ? text
        : throw new FormatException(
            $"'{text}' cannot name a line: write at most {Line.NameLength} small letters, digits and hyphens, "
            + "the first no hyphen, like checkout or web-shop.");

    /// <summary>A zone by its name in the tz database, in any case.</summary>
    public static DateTimeZone Zone(string text) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(
            DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) ?? text.Trim())
        ?? throw new FormatException($"'{text}' is not a time zone: write its name in the tz database, like Europe/Berlin.");

    /// <summary>A date without a time, such as a holiday.</summary>
    public static LocalDate Date(string text) =>
        LocalDatePattern.Iso.Parse(text.Trim()).TryGetValue(default, out var date)
            ? date
            : throw new FormatException($"'{text}' is not a date: write year, month and day like 2026-12-25.");

    /// <summary>A promise: no span of zero, which would be broken before it is made.</summary>
    public static Span Promise(string text) =>
        Span.Parse(text) is { Amount: > 0 } span ? span : throw new FormatException($"'{text}' is no time at all: a promise needs some.");

    /// <summary>Where calls are posted to; in the clear only to this machine.</summary>
    public static string Webhook(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? text.Trim()
            : throw new FormatException($"'{text}' is not a call webhook: write an https address like https://pager.example/hook.");
}
