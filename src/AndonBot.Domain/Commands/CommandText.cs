using System.Text.RegularExpressions;
using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Commands;

/// <summary>One word of a text and its position. Slack's <c>&lt;…&gt;</c> is one word, even with spaces inside.</summary>
internal readonly record struct Word(string Text, int Start, int End)
{
    /// <summary>The word in the form used for comparison: lower case, without punctuation at its end.</summary>
    public string Key { get; } = Text.TrimEnd(':', ',', ';', '.', '!', '?').ToLowerInvariant();
}

/// <summary>The text of a slash command, trimmed and split into words.</summary>
internal sealed partial class CommandText
{
    public CommandText(string raw)
    {
        Whole = Blank.Trim(raw);
        Words = [.. Cut(Whole)];
    }

    public string Whole { get; }

    public IReadOnlyList<Word> Words { get; }

    public string Between(int first, int end) => first < end ? Whole[Words[first].Start..Words[end - 1].End] : "";

    /// <summary>The severity at the beginning (<c>sev1</c>, <c>SEV2:</c>) and the text after it; null when there is none.</summary>
    public (Severity Severity, string Text)? SplitSeverity()
    {
        if (SeverityInFront().Match(Words[0].Text) is not { Success: true } match)
            return null;
        var behind = Words.Count > 1 && Words[1].Text == ":" ? Words[1].End : match.Length;
        return ((Severity)(match.Groups["level"].Value[0] - '0'), Blank.Trim(Whole[behind..]));
    }

    private static IEnumerable<Word> Cut(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            if (Blank.Is(text[start]))
                continue;
            var end = start;
            while (end < text.Length && !Blank.Is(text[end]))
                end = text[end] == '<' ? AfterEntity(text, end) : end + 1;
            yield return new Word(text[start..end], start, end);
            start = end;
        }
    }

    private static int AfterEntity(string text, int start)
    {
        var end = text.AsSpan(start + 1).IndexOfAny('<', '>');
        return end >= 0 && text[start + 1 + end] == '>' ? start + end + 2 : start + 1;
    }

    [GeneratedRegex("^sev(?<level>[123])(:|[,;.!–—-]*$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SeverityInFront();
}
