using AndonBot.Domain.Lines;

namespace AndonBot.Lines;

/// <summary>The words for when a line stops: at-once, if-unanswered, never.</summary>
public static class StopsWord
{
    public static IReadOnlyList<string> All { get; } = ["at-once", "if-unanswered", "never"];

    public static string Format(Stops stops) => stops switch
    {
        Stops.AtOnce => "at-once",
        Stops.IfUnanswered => "if-unanswered",
        _ => "never",
    };

    /// <exception cref="FormatException">The word is none of the three.</exception>
    public static Stops Parse(string word) => word.Trim().ToLowerInvariant() switch
    {
        "at-once" => Stops.AtOnce,
        "if-unanswered" => Stops.IfUnanswered,
        "never" => Stops.Never,
        _ => throw new FormatException($"\"{word}\" does not say when the line stops; use at-once, if-unanswered or never."),
    };
}
