using NodaTime;

namespace AndonBot.Domain.Calendar;

/// <summary>Days of the week as people write them: <c>fri</c>, <c>Friday</c>, <c>tues</c>.</summary>
public static class Weekdays
{
    private static readonly string[] FullNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>The full names in lower case, from Monday to Sunday.</summary>
    public static IReadOnlyList<string> Names => FullNames;

    public static bool TryParse(string? word, out IsoDayOfWeek day)
    {
        var found = word is { Length: >= 3 }
            ? Array.FindIndex(FullNames, name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            : -1;
        day = (IsoDayOfWeek)(found + 1);
        return found >= 0;
    }

    /// <summary>The three-letter word that <see cref="TryParse"/> reads back.</summary>
    public static string Format(IsoDayOfWeek day) => FullNames[(int)day - 1][..3];
}
