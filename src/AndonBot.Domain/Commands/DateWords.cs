using System.Globalization;
using System.Text.RegularExpressions;
using AndonBot.Domain.Calendar;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Commands;

/// <summary>Dates as people type them: <c>2026-12-01</c>, <c>fri</c>, <c>next mon</c>, <c>3d</c>, <c>2w</c>, <c>today</c>.</summary>
internal static partial class DateWords
{
    private static readonly string[] Names = ["today", "tomorrow", .. Weekdays.Names, .. Weekdays.Names.Select(day => day[..3])];

    /// <summary>Reads a date of one word; a weekday stands for the next such day after today.</summary>
    public static LocalDate? Read(string word, LocalDate today) => word switch
    {
        "today" => today,
        "tomorrow" => today.PlusDays(1),
        _ when Weekdays.TryParse(word, out var day) => today.Next(day),
        _ when Distance().Match(word) is { Success: true } match => Ahead(match, today),
        _ when LocalDatePattern.Iso.Parse(word).TryGetValue(default, out var date) => date,
        _ => null,
    };

    /// <summary>Reads a date of two words, such as <c>next mon</c>: that day of next week.</summary>
    public static LocalDate? Read(string first, string second, LocalDate today) => first == "next" && Weekdays.TryParse(second, out var day)
        ? today.PlusDays(1).Previous(IsoDayOfWeek.Monday).PlusWeeks(1).PlusDays((int)day - 1)
        : null;

    /// <summary>Whether a word is a mistyped date: a date that no calendar has, or a mistyped name of a day.</summary>
    public static bool IsNearly(string word) => IsoShape().IsMatch(word) || Names.Any(name => IsMistyped(word, name));

    // In short words two edits are too many ("money" is two from Monday); in three letters one edit is ("the" is one from Thu).
    private static bool IsMistyped(string word, string name) => word.Length switch
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
