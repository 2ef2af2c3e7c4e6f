using System.Globalization;
using AndonBot.Domain.Incidents;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Actions;

/// <summary>The text of a timeline entry about an action: the action as it was then.</summary>
/// <param name="Person">Its owner, or who is asked for help; null when there is nobody to ask.</param>
/// <param name="Before">The date before a move.</param>
/// <param name="What">The action's text on one line, shortened.</param>
/// <param name="Words">The evidence or the reason, perhaps empty.</param>
public sealed record ActionEventText(long Number, string? Person, LocalDate Due, bool Temporary, LocalDate? Before, string What, string Words)
{
    private const int LongestWhat = 500;
    private const int LongestWords = 800;

    /// <summary>A line of facts, a line of what, and the words: <c>A34 U0BOB00002 2030-01-21 permanent</c>.</summary>
    public string ToText()
    {
        var facts = string.Create(CultureInfo.InvariantCulture, $"A{Number} {Person ?? "-"} {Date(Due)} {(Temporary ? "temporary" : "permanent")}");
        var before = Before is { } date ? " " + Date(date) : "";
        var what = IncidentText.Clamp(string.Join(' ', What.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestWhat);
        return $"{facts}{before}\n{what}\n{IncidentText.Clamp(Words, LongestWords)}";
    }

    /// <summary>Reads <see cref="ToText"/> back.</summary>
    public static ActionEventText Parse(string text)
    {
        var lines = text.Split('\n', 3);
        var facts = lines[0].Split(' ');
        return new(
            long.Parse(facts[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), facts[1] == "-" ? null : facts[1], Date(facts[2]),
            facts[3] == "temporary", facts.Length > 4 ? Date(facts[4]) : null, lines[1], lines[2]);
    }

    private static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
