using System.Globalization;
using System.Text.RegularExpressions;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Commands;

/// <summary>Reads single words: the number of an incident or an action, a severity, a mention, a line.</summary>
internal static partial class WordShapes
{
    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Whether a word looks like the number of an incident or an action, even one too large to exist.</summary>
    public static bool IsNumber(Word word) => IncidentNumber().IsMatch(word.Key) || ActionNumber().IsMatch(word.Key);

    /// <summary>Whether a word mentions somebody, also in a way that Slack does not link, or a group.</summary>
    public static bool IsMention(Word word) => word.Text is ['<', '@' or '!', ..] or ['@', _, ..];

    public static int? Incident(Word word) => Number(IncidentNumber().Match(word.Key)) ?? Spoken(word.Key);

    /// <summary>A word that people put before a number: "incident 12", "A 34".</summary>
    public static bool IsBeforeIncident(Word word) => word.Key is "incident" or "inc" or "no" or "nr" or "number" or "#" or "issue";

    public static bool IsBeforeAction(Word word) => word.Key is "action" or "a";

    public static int? Action(Word word) => Number(ActionNumber().Match(word.Key));

    public static Severity? Severity(Word word) => SeverityWord().Match(word.Key) is { Success: true } match
        ? (Severity)(match.Groups[1].Value[0] - '0')
        : null;

    public static string? User(Word word) => Mention().Match(word.Text) is { Success: true } match ? match.Groups[1].Value : null;

    public static string? Line(Word word) => LineName().IsMatch(word.Key) ? word.Key
        : Channel().Match(word.Text) is { Success: true } match ? match.Groups[match.Groups[2].Length > 0 ? 2 : 1].Value
        : null;

    private static int? Spoken(string word) => Array.IndexOf(Numbers, word) is > 0 and var number ? number : null;

    private static int? Number(Match match) =>
        int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Other tools number their incidents "INC-12".
    [GeneratedRegex("^(?:#|inc[-#]?|no[.]?)?([0-9]+)$")]
    private static partial Regex IncidentNumber();

    [GeneratedRegex("^#?a-?([0-9]+)$")]
    private static partial Regex ActionNumber();

    [GeneratedRegex("^(?:sev)?([123])$")]
    private static partial Regex SeverityWord();

    [GeneratedRegex(@"^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>[:,;.!?]*$")]
    private static partial Regex Mention();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex LineName();

    [GeneratedRegex(@"^<#([CG][A-Z0-9]+)(?:\|([^>]*))?>[:,;.!?]*$")]
    private static partial Regex Channel();
}
