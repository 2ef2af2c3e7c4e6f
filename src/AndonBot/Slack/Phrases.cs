namespace AndonBot.Slack;

/// <summary>Counts and durations as people read them.</summary>
internal static class Phrases
{
    /// <summary>A number of things, such as "1 pull", "2 pulls" and "no pulls".</summary>
    /// <param name="many">The plural; by default the singular with an s.</param>
    public static string Count(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{(count == 0 ? "no" : count)} {many ?? one + "s"}";

    /// <summary>A duration such as "300 ms", "65 s", "7 min", "1 h 20 min" and "6 d 22 h", rounded down. A second unit of zero is left out.</summary>
    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 1 } => $"{duration.Milliseconds} ms",
        { TotalMinutes: < 2 } => $"{(int)duration.TotalSeconds} s",
        { TotalHours: < 1 } => $"{duration.Minutes} min",
        { TotalDays: < 1 } => Two(duration.Hours, "h", duration.Minutes, "min"),
        _ => Two(duration.Days, "d", duration.Hours, "h"),
    };

    private static string Two(int large, string largeUnit, int small, string smallUnit) =>
        small == 0 ? $"{large} {largeUnit}" : $"{large} {largeUnit} {small} {smallUnit}";
}
