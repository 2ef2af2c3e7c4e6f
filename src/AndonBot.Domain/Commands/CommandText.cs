using System.Text.RegularExpressions;

namespace AndonBot.Domain.Commands;

/// <summary>One word of a text and its position. Slack's <c>&lt;…&gt;</c> is one word, even with spaces inside.</summary>
internal readonly record struct Word(string Text, int Start, int End)
{
    /// <summary>The word in the form used for comparison: lower case, in half-width letters and digits, without punctuation at its end.</summary>
    public string Key { get; } = HalfWidth.Of(Text).Replace("№", "no", StringComparison.Ordinal).TrimEnd(':', ',', ';', '.', '!', '?').ToLowerInvariant();
}

/// <summary>The text of a slash command, trimmed and split into words.</summary>
internal sealed partial class CommandText
{
    /// <summary>How much may be around a command: a quoted line of a list with code marks, and a few more.</summary>
    private const int MostLayers = 6;

    private string? _plain;

    public CommandText(string raw)
    {
        Whole = Blank.Trim(raw);
        Words = [.. Cut(Whole)];
    }

    public string Whole { get; }

    public IReadOnlyList<Word> Words { get; }

    /// <summary>The words in the form used for comparison, separated by single spaces, with plain apostrophes.</summary>
    public string Plain => _plain ??= string.Join(' ', Words.Select(word => word.Key)).Replace('’', '\'');

    public string Between(int first, int end) => first < end ? Whole[Words[first].Start..Words[end - 1].End] : "";

    /// <summary>
    /// The text without what came with it from where it was copied: quotes, code marks, a list's mark, <c>/andon</c>, the bot's name; and with a blank before
    /// a number.
    /// </summary>
    /// <returns>Null when there is nothing to take off.</returns>
    public CommandText? Undressed()
    {
        var text = Whole;
        for (var layer = 0; layer < MostLayers; layer++)
            text = Blank.Trim(InFront().Replace(Around().Replace(text, "${inside}"), ""));
        text = Glued().Replace(text, "${word} ${number}");
        return text == Whole ? null : new CommandText(text);
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

    [GeneratedRegex("^(?<word>[a-z]{3,})(?<number>#?[0-9]+)(?=[.,:!?]*(\\s|$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Glued();

    [GeneratedRegex("^[`*_~\"'“”„‘’«»]+(?<inside>.*?)[`*_~\"'“”„‘’«»]+$", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Around();

    [GeneratedRegex(@"^(/(?=[a-z]+\b)|(/?andon|@andon\S*)(?=\s)|<@[UW][A-Z0-9]+(\|[^>]*)?>(?=\s)|(&gt;|[-•*·>–—])(?=\s)|[0-9]+[.)](?=\s)|\$(?=\s))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InFront();
}
