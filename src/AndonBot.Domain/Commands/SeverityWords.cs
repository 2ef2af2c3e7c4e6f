using System.Text.RegularExpressions;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Commands;

/// <summary>The severity of a pull as people write it: <c>sev1</c>, <c>SEV-1:</c>, <c>[P1]</c>, <c>🚨 SEV1 🚨</c>, or <c>(sev1)</c> at the end.</summary>
internal static partial class SeverityWords
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five"];

    /// <summary>A level, which there may not be, and the text without it; null when the text names none.</summary>
    public static (int Level, string Text)? Read(string text)
    {
        if (Front(text) is not var (level, rest))
            return InBracketsAtEnd().Match(HalfWidth.Of(text)) is { Success: true } end ? (Level(end), Blank.Trim(text[..end.Index])) : null;
        // Some write it twice.
        while (Front(rest) is var (again, more) && again == level)
            rest = more;
        return (level, rest);
    }

    /// <summary>Whether a level is one of the severities.</summary>
    public static bool IsSeverity(int level) => Enum.IsDefined((Severity)level);

    /// <summary>Whether a text begins with a word for the worst, which is no severity.</summary>
    public static bool SoundWorst(string text) => Worst().IsMatch(text);

    private static (int Level, string Text)? Front(string text)
    {
        if (InFront().Match(HalfWidth.Of(text)) is not { Success: true } match)
            return null;
        var rest = Blank.Trim(text[match.Length..]);
        // What only decorates a severity is no text.
        return (Level(match), match.Groups["mark"].Length > 0 && !rest.Any(char.IsLetterOrDigit) ? "" : rest);
    }

    private static int Level(Match match)
    {
        var level = match.Groups["level"].Value.ToLowerInvariant();
        return char.IsAsciiDigit(level[0]) ? level[0] - '0' : Array.IndexOf(Numbers, level);
    }

    // "S3" is a bucket, so "s" needs a sign behind it; "sev 4" is about incident 4.
    [GeneratedRegex("""
        ^ (?<mark> [^\p{L}\p{N}<&\#]* (:[a-z0-9_+-]+: [^\p{L}\p{N}<&\#]*)* )
        ( (sev(erity)?|prio(rity)?) ( [-_\#]?(?<level>[0-9]) | [\s:-]+(?<level>[1-3]|one|two|three) ) | p(?<level>[0-9]) | s-?(?<level>[0-5])(?=\s*[\]):—–-]) )
        (?= $ | [\p{Z}\p{Cc}\p{Cf}:;,!/|\])}>*_`~"'”’–—] | \.($|\s) | -($|-|\s) | \p{So} )
        [\])}*_`~"'”’]* [:;,.!/|–—-]* ( [\p{Z}\p{Cc}\p{Cf}]+ [:;,.!|–—-]+ (?=[\p{Z}\p{Cc}\p{Cf}]|$) )?
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InFront();

    [GeneratedRegex(@"\s[\[(](sev(erity)?[ _-]?|[ps]-?)(?<level>[0-9])[\])][.!]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InBracketsAtEnd();

    [GeneratedRegex(@"^\W*(critical|crit|blocker|urgent|emergency|s1)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Worst();
}
