using System.Text.RegularExpressions;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>A control sequence of mrkdwn text: the part between unescaped angle brackets.</summary>
public sealed partial record Token(TokenKind Kind, string Target, string? Label, string Raw)
{
    /// <summary>All control sequences in a text.</summary>
    public static IEnumerable<Token> In(string text) => Pattern().Matches(text).Select(Read);

    /// <summary>The control sequence that starts at this index; null when there is none.</summary>
    internal static Token? At(string text, int start) =>
        Pattern().Match(text, start) is { Success: true } match && match.Index == start ? Read(match) : null;

    internal static string Replace(string text, Func<Token, string> shown) => Pattern().Replace(text, match => shown(Read(match)));

    private static Token Read(Match match)
    {
        var target = match.Groups["target"].Value;
        var label = match.Groups["label"] is { Success: true } found ? found.Value : null;
        return match.Groups["sigil"].Value switch
        {
            "@" => new(TokenKind.Person, target, label, match.Value),
            "#" => new(TokenKind.Channel, target, label, match.Value),
            "!" when target.StartsWith("date^", StringComparison.Ordinal) =>
                new(TokenKind.Date, target["date^".Length..], label, match.Value),
            "!" when target.StartsWith("subteam^", StringComparison.Ordinal) =>
                new(TokenKind.Group, target["subteam^".Length..], label, match.Value),
            "!" => new(TokenKind.Broadcast, target, label, match.Value),
            _ => new(TokenKind.Link, target, label, match.Value),
        };
    }

    [GeneratedRegex(@"<(?<sigil>[@#!]?)(?<target>[^<>|]+)(?:\|(?<label>[^<>]*))?>", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

public enum TokenKind
{
    /// <summary>A mention of a person, who is notified.</summary>
    Person,

    /// <summary>@here, @channel or @everyone, which notifies all members.</summary>
    Broadcast,

    /// <summary>A mention of a user group, whose members are notified.</summary>
    Group,
    Channel,
    Link,
    Date,
}
