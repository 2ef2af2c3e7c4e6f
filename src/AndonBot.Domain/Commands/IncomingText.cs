using System.Text;
using System.Text.RegularExpressions;

namespace AndonBot.Domain.Commands;

/// <summary>Slack's text turned into the plain text that people read; once, because a second time would undo what they typed.</summary>
public static partial class IncomingText
{
    /// <summary>Mentions, channels, links and the three entities in plain text, without control and direction characters.</summary>
    /// <param name="raw">The text as it arrived.</param>
    /// <param name="displayNameOf">The plain name of a user id, null when it is not known.</param>
    public static string Decode(string raw, Func<string, string?> displayNameOf) =>
        // One pass, each match replaced by what is never looked at again: "&amp;lt;" is "&lt;".
        Readable(Markup().Replace(raw, match => match.Value[0] == '&' ? Entity(match.Value) : Reference(match, displayNameOf)));

    /// <summary>The user ids that a text mentions, whose names <see cref="Decode"/> asks for.</summary>
    public static IReadOnlyList<string> Mentions(string raw) =>
        [.. Markup().Matches(raw).Where(match => match.Groups["kind"].Value == "@").Select(match => match.Groups["what"].Value).Distinct()];

    private static string Reference(Match match, Func<string, string?> displayNameOf)
    {
        var what = Unescape(match.Groups["what"].Value);
        var label = match.Groups["label"] is { Length: > 0, Value: var written } ? Unescape(written) : null;
        return match.Groups["kind"].Value switch
        {
            "@" => "@" + (displayNameOf(what) ?? label ?? what),
            "#" => "#" + (label ?? what),
            "!" when what.StartsWith("date^", StringComparison.Ordinal) => label ?? what,
            "!" => "@" + (label ?? what.Split('^')[^1]).TrimStart('@'),
            _ => Link(what, label),
        };
    }

    private static string Link(string url, string? label) =>
        label is null || WithoutScheme(url) == WithoutScheme(label) ? url : $"{label} ({url})";

    private static string WithoutScheme(string url) => Scheme().Replace(url, "").TrimEnd('/');

    private static string Unescape(string text) => AnyEntity().Replace(text, match => Entity(match.Value));

    private static string Entity(string entity) => entity switch { "&amp;" => "&", "&lt;" => "<", _ => ">" };

    private static string Readable(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || (rune.IsBmp && Blank.IsDirection((char)rune.Value))))
                readable.Append(rune);
        return Blank.Trim(readable.ToString());
    }

    [GeneratedRegex(@"<(?<kind>[@#!]|(?=[A-Za-z][A-Za-z0-9+.-]*:))(?<what>[^<>|]+)(\|(?<label>[^<>]*))?>|&(amp|lt|gt);",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Markup();

    [GeneratedRegex("&(amp|lt|gt);", RegexOptions.ExplicitCapture)]
    private static partial Regex AnyEntity();

    [GeneratedRegex("^(https?://|mailto:|tel:)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
