using System.Globalization;

namespace AndonBot.Slack;

/// <summary>The value of a button or chosen option: numbers such as <c>12</c>, <c>13 12</c> or <c>A34</c>, or a key.</summary>
public readonly record struct ButtonValue(string Text)
{
    /// <summary>The number of the incident; null when the value is something else.</summary>
    public long? Incident => Numbers is [var number, ..] ? number : null;

    /// <summary>The number of the action; null when the value is something else.</summary>
    public long? Action => Text is ['A', ..] ? Number(Text[1..]) : null;

    /// <summary>All words as numbers; empty when one of them is none.</summary>
    public IReadOnlyList<long> Numbers
    {
        get
        {
            var numbers = Text.Split(' ').Select(Number).ToList();
            return numbers.Contains(null) ? [] : [.. numbers.Select(number => number!.Value)];
        }
    }

    /// <summary>A non-negative whole number in digits; null when the text is something else.</summary>
    public static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
