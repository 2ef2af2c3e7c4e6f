using System.Globalization;
using System.Text.RegularExpressions;
using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>Dates as people type them: <c>2026-12-01</c>, <c>fri</c>, <c>next mon</c>, <c>3d</c>, <c>in 2 weeks</c>, <c>9 Dec</c>, <c>by friday</c>.</summary>
/// <remarks>Only what has one meaning is a date; what has two is a problem that is told.</remarks>
internal static partial class DateWords
{
    /// <summary>The most words that a date has: <c>friday next week</c>, <c>by 9 Dec</c>.</summary>
    public const int MostWords = 3;

    private static readonly string[] Names = ["today", "tomorrow", .. Weekdays.Names, .. Weekdays.Names.Select(day => day[..3])];

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads words in lower case, separated by single blanks; null when they are no date, or one more than a year away.</summary>
    public static LocalDate? Read(string words, LocalDate today) => Find(words, today) is { } date && !IsFar(date, today) ? date : null;

    /// <summary>Whether a word is a mistyped date: a date that no calendar has, or a mistyped name of a day.</summary>
    public static bool IsNearly(string word) => Digits().IsMatch(word) || Names.Any(name => IsMistyped(word, name));

    /// <summary>What is wrong with words that look like a date, as a sentence; null when they do not.</summary>
    public static string? Problem(string words, LocalDate today)
    {
        if (Find(words, today) is { } date)
            return IsFar(date, today) ? $"{Iso(date)} is more than a year away: is the year right?" : null;
        if (Slashed().Match(words) is { Success: true } match
            && Next(Value(match, "one"), Value(match, "other"), today) is { } dayFirst
            && Next(Value(match, "other"), Value(match, "one"), today) is { } monthFirst)
        {
            return $"{words} can be {Iso(dayFirst)} or {Iso(monthFirst)}: please write it like that.";
        }

        return words is "next week" or "next month" or "soon" or "later"
            ? $"On which day, for \"{words}\"? Please write it like `next mon` or `{Iso(today.PlusWeeks(2))}`."
            : Digits().IsMatch(words) ? $"There is no day {words}."
            : null;
    }

    private static LocalDate? Find(string words, LocalDate today)
    {
        var said = words.Trim('(', ')', '[', ']');
        if (Preposition().Match(said) is { Success: true } match)
            said = said[match.Length..];
        return said switch
        {
            "today" or "eod" => today,
            "yesterday" => today.PlusDays(-1),
            "tomorrow" or "tmr" or "tmrw" => today.PlusDays(1),
            "eow" => today.DayOfWeek > IsoDayOfWeek.Friday ? today.Next(IsoDayOfWeek.Friday) : today.PlusDays(IsoDayOfWeek.Friday - today.DayOfWeek),
            _ when Weekdays.TryParse(said, out var day) => today.Next(day),
            _ when NextWeek().Match(said) is { Success: true } next && Weekdays.TryParse(next.Groups["day"].Value, out var day) =>
                today.PlusDays(1).Previous(IsoDayOfWeek.Monday).PlusWeeks(1).PlusDays((int)day - 1),
            _ when Distance().Match(said) is { Success: true } distance => Ahead(distance, today),
            _ when YearFirst().Match(said) is { Success: true } date => Day(Value(date, "year"), Value(date, "month"), Value(date, "day")),
            _ when DayFirst().Match(said) is { Success: true } date => InYear(date, Value(date, "month"), today),
            _ when Named().Match(said) is { Success: true } date && MonthOf(date) is { } month => InYear(date, month, today),
            _ when Slashed().Match(said) is { Success: true } date && Value(date, "one") > 12 => Next(Value(date, "one"), Value(date, "other"), today),
            _ when Slashed().Match(said) is { Success: true } date && Value(date, "other") > 12 => Next(Value(date, "other"), Value(date, "one"), today),
            _ => null,
        };
    }

    private static bool IsFar(LocalDate date, LocalDate today) => date > today.PlusYears(1);

    private static LocalDate? Day(int year, int month, int day) =>
        year is > 0 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new(year, month, day) : null;

    /// <summary>The day in the year that is said, else the next such day.</summary>
    private static LocalDate? InYear(Match date, int month, LocalDate today) =>
        date.Groups["year"].Success ? Day(Value(date, "year"), month, Value(date, "day")) : Next(Value(date, "day"), month, today);

    private static LocalDate? Next(int day, int month, LocalDate today) =>
        Day(today.Year, month, day) is { } date && date >= today ? date : Day(today.Year + 1, month, day);

    private static int? MonthOf(Match date) =>
        Array.FindIndex(Months, name => name.StartsWith(date.Groups["name"].Value, StringComparison.Ordinal)) is >= 0 and var found ? found + 1 : null;

    private static LocalDate? Ahead(Match match, LocalDate today)
    {
        var amount = Value(match, "amount");
        return match.Groups["unit"].Value[0] == 'd' ? today.PlusDays(amount) : today.PlusWeeks(amount);
    }

    private static int Value(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);

    // In short words two edits are too many ("money" is two from Monday); in three letters one edit is ("the" is one from Thu).
    private static bool IsMistyped(string word, string name) => word.Length switch
    {
        < 3 => false,
        3 => word.Order().SequenceEqual(name.Order()),
        < 6 => Typo.Edits(name, word) <= 1,
        _ => !word.Contains('\'') && !word.Contains('’') && Typo.Edits(name, word) <= 2,
    };

    [GeneratedRegex("^(by|on|until|till|this) (?=.)")]
    private static partial Regex Preposition();

    [GeneratedRegex("^(next (?<day>[a-z]{3,})|(?<day>[a-z]{3,}) next week)$", RegexOptions.ExplicitCapture)]
    private static partial Regex NextWeek();

    [GeneratedRegex("^(in )?(?<amount>[0-9]{1,3}) ?(?<unit>d|w|days?|weeks?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Distance();

    [GeneratedRegex("^(?<year>[0-9]{4})(?<sign>[-/.])(?<month>[0-9]{1,2})\\k<sign>(?<day>[0-9]{1,2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    [GeneratedRegex("^(?<day>[0-9]{1,2})[.](?<month>[0-9]{1,2})([.](?<year>[0-9]{4}))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        "^((?<day>[0-9]{1,2})(st|nd|rd|th)?[.]? (?<name>[a-z]{3,})|(?<name>[a-z]{3,})[.]? (?<day>[0-9]{1,2})(st|nd|rd|th)?),?( (?<year>[0-9]{4}))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Named();

    [GeneratedRegex("^(?<one>[0-9]{1,2})/(?<other>[0-9]{1,2})$", RegexOptions.ExplicitCapture)]
    private static partial Regex Slashed();

    /// <summary>Digits as a date has them.</summary>
    [GeneratedRegex("^([0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}|[0-9]{1,2}([./-][0-9]{1,2}[./-]?([0-9]{2,4})?))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Digits();
}
