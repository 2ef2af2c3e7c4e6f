using System.Globalization;
using System.Text.RegularExpressions;
using AndonBot.Domain.Calendar;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Commands;

/// <summary>Dates as people type them: <c>2026-12-01</c>, <c>fri</c>, <c>next mon</c>, <c>3d</c>, <c>2w</c>, <c>today</c>.</summary>
internal static partial class DateWords
{
    private static readonly string[] Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    private static readonly string[] Names = ["today", "tomorrow", .. Days, .. Days.Select(day => day[..3])];

    /// <summary>A date in one word; a weekday is the next such day after today.</summary>
    public static LocalDate? Read(string word, LocalDate today) => word switch
    {
        "today" => today,
        "tomorrow" => today.PlusDays(1),
        _ when Weekdays.TryParse(word, out var day) => today.Next(day),
        _ when Distance().Match(word) is { Success: true } match => Ahead(match, today),
        _ when LocalDatePattern.Iso.Parse(word).TryGetValue(default, out var date) => date,
        _ => null,
    };

    /// <summary>A date in two words: that day of next week.</summary>
    public static LocalDate? Read(string first, string second, LocalDate today) => first == "next" && Weekdays.TryParse(second, out var day)
        ? today.PlusDays(1).Previous(IsoDayOfWeek.Monday).PlusWeeks(1).PlusDays((int)day - 1)
        : null;

    public static bool IsWeekday(string word) => Weekdays.TryParse(word, out _);

    /// <summary>Nearly a date: a day of no calendar, or the name of a day with a slip in it.</summary>
    public static bool IsNearly(string word) => IsoShape().IsMatch(word) || Names.Any(name => IsSlip(word, name));

    // Short words are too near to each other for two edits ("money" and Monday), and of three letters for one ("the" and Thu).
    private static bool IsSlip(string word, string name) => word.Length switch
    {
        < 3 => false,
        3 => word.Order().SequenceEqual(name.Order()),
        < 6 => Typo.Edits(name, word) <= 1,
        _ => !word.Contains('\'') && !word.Contains('’') && Typo.Edits(name, word) <= 2,
    };

    private static LocalDate Ahead(Match match, LocalDate today)
    {
        var amount = int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return match.Groups[2].Value == "d" ? today.PlusDays(amount) : today.PlusWeeks(amount);
    }

    [GeneratedRegex("^([0-9]{1,3})([dw])$")]
    private static partial Regex Distance();

    [GeneratedRegex("^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$")]
    private static partial Regex IsoShape();
}
