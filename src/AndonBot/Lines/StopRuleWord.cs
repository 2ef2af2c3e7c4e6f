using AndonBot.Domain.Lines;

namespace AndonBot.Lines;

/// <summary>The words for when a line stops: at-once, if-unanswered, never.</summary>
public static class StopRuleWord
{
    public static IReadOnlyList<string> All { get; } = ["at-once", "if-unanswered", "never"];

    public static string Format(StopRule rule) => rule switch
    {
        StopRule.AtOnce => "at-once",
        StopRule.IfUnanswered => "if-unanswered",
        _ => "never",
    };

    /// <exception cref="FormatException">The word is none of the three.</exception>
    public static StopRule Parse(string word) => word.Trim().ToLowerInvariant() switch
    {
        "at-once" => StopRule.AtOnce,
        "if-unanswered" => StopRule.IfUnanswered,
        "never" => StopRule.Never,
        _ => throw new FormatException($"\"{word}\" does not say when the line stops; use at-once, if-unanswered or never."),
    };
}
