using System.Text.RegularExpressions;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Converts typed text to Slack's format: special characters are escaped; names, channels and URLs become control sequences.</summary>
internal static partial class TypedTextEscaping
{
    /// <summary>The text as Slack stores it in a message, and as a command with <c>should_escape</c> receives it.</summary>
    public static string Escape(SlackState state, string typed) =>
        Reference().Replace(typed.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"), match => match.Value[0] switch
        {
            '@' => Person(state, match.Value),
            '#' => Channel(state, match.Value),
            _ => $"<{match.Value}>",
        });

    private static string Person(SlackState state, string typed)
    {
        var name = typed[1..];
        if (name is "channel" or "here" or "everyone")
            return $"<!{name}>";
        // "@ann," and "@ann." mean Ann: a handle may contain dots but does not end with one.
        var trimmed = typed.TrimEnd('.', '-', '_');
        return state.FindPerson(typed) is { } exact ? $"<@{exact.Id}>"
            : state.FindPerson(trimmed) is { } person ? $"<@{person.Id}>{typed[trimmed.Length..]}"
            : typed;
    }

    private static string Channel(SlackState state, string typed) => state.FindChannel(typed) switch
    {
        { Kind: ConversationKind.Public } channel => $"<#{channel.Id}|{channel.Name}>",
        { Kind: ConversationKind.Private } channel => $"<#{channel.Id}|>",
        _ => typed,
    };

    [GeneratedRegex(@"(?<![\w@#])@[\w.\-]+|(?<![\w@#&])#[\w\-]+|https?://[^\s|]+")]
    private static partial Regex Reference();
}
