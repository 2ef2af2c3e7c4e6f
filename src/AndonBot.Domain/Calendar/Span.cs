using System.Globalization;

namespace AndonBot.Domain.Calendar;

/// <summary>The unit of a <see cref="Span"/>: elapsed time, or time counted inside a line's working hours.</summary>
public enum SpanUnit
{
    Seconds,
    Minutes,
    Hours,
    Days,
    WorkingMinutes,
    WorkingHours,
    WorkingDays,
}

/// <summary>A length of elapsed or working time, as in the file of lines: <c>5m</c>, <c>15wm</c>, <c>2wd</c>; never negative.</summary>
public readonly record struct Span(int Amount, SpanUnit Unit)
{
    private const int LongestInDays = 366;

    private static readonly (SpanUnit Unit, string Suffix, string Words, int PerDay)[] Units =
    [
        (SpanUnit.Seconds, "s", "second", 86_400),
        (SpanUnit.Minutes, "m", "minute", 1_440),
        (SpanUnit.Hours, "h", "hour", 24),
        (SpanUnit.Days, "d", "day", 1),
        (SpanUnit.WorkingMinutes, "wm", "working minute", 1_440),
        (SpanUnit.WorkingHours, "wh", "working hour", 24),
        (SpanUnit.WorkingDays, "wd", "working day", 1),
    ];

    public int Amount { get; } = Amount >= 0
        ? Amount
        : throw new ArgumentOutOfRangeException(nameof(Amount), Amount, "A span is never negative.");

    public bool IsWorking => Unit >= SpanUnit.WorkingMinutes;

    /// <summary>Reads the literal of <see cref="ToString"/>, in any case; a <see cref="FormatException"/> says what is wrong.</summary>
    public static Span Parse(string text) => TryParse(text, out var span)
        ? span
        : throw new FormatException($"'{text}' is not a duration: write a number and s, m, h or d (elapsed) or wm, wh or wd "
            + "(working time), at most a year, like 15wm.");

    public static bool TryParse(string? text, out Span span)
    {
        span = default;
        var literal = (text ?? "").AsSpan().Trim();
        var digits = literal.IndexOfAnyExceptInRange('0', '9');
        if (digits <= 0 || !int.TryParse(literal[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
            return false;
        foreach (var (unit, suffix, _, perDay) in Units)
            if (literal[digits..].Equals(suffix, StringComparison.OrdinalIgnoreCase) && amount <= (long)LongestInDays * perDay)
            {
                span = new Span(amount, unit);
                return true;
            }
        return false;
    }

    public override string ToString() => Amount + Units[(int)Unit].Suffix;

    /// <summary>The span in words: "15 working minutes", "1 working day".</summary>
    public string Describe() => $"{Amount} {Units[(int)Unit].Words}{(Amount == 1 ? "" : "s")}";
}
