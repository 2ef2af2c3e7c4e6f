using System.Text;
using System.Text.RegularExpressions;

namespace AndonBot.Domain.Commands;

/// <summary>Turns text as Slack sends it into plain text.</summary>
/// <remarks>Text must be decoded only once, because decoding it again would change what people typed.</remarks>
public static partial class IncomingText
{
    /// <summary>Replaces mentions, channels, links and the three entities by plain text and removes control and direction characters.</summary>
    /// <param name="raw">The text as it arrived.</param>
    /// <param name="displayNameOf">Returns the display name of a user id, null when it is not known.</param>
    public static string Decode(string raw, Func<string, string?> displayNameOf) =>
        // A replacement is never searched again, so "&amp;lt;" becomes "&lt;" and not "<".
        Clean(Markup().Replace(raw, match => match.Value[0] == '&' ? Entity(match.Value) : Reference(match, displayNameOf)));

    /// <summary>The distinct user ids that a text mentions; <see cref="Decode"/> asks for their names.</summary>
    public static IReadOnlyList<string> Mentions(string raw) =>
        [.. Markup().Matches(raw).Where(match => match.Groups["kind"].Value == "@").Select(match => match.Groups["what"].Value).Distinct()];

    /// <summary>Removes control and direction characters, and white space at both ends.</summary>
    public static string Clean(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || (rune.IsBmp && Blank.IsDirection((char)rune.Value))))
                readable.Append(rune);
        return Blank.Trim(readable.ToString());
    }

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

    [GeneratedRegex(@"<(?<kind>[@#!]|(?=[A-Za-z][A-Za-z0-9+.-]*:))(?<what>[^<>|]+)(\|(?<label>[^<>]*))?>|&(amp|lt|gt);",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Markup();

    [GeneratedRegex("&(amp|lt|gt);", RegexOptions.ExplicitCapture)]
    private static partial Regex AnyEntity();

    [GeneratedRegex("^(https?://|mailto:|tel:)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
