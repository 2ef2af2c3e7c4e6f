using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>Finds mentions, broadcasts, links and other control sequences in messages, and the people whom they notify.</summary>
public static class Mentions
{
    private static readonly string[] Broadcasts = ["here", "channel", "everyone"];

    /// <summary>All control sequences in the text, blocks and attachments of a message.</summary>
    public static IReadOnlyList<Token> In(JsonObject message) =>
        [
            .. Texts(message).SelectMany(Token.In), .. RichText(message["blocks"]), .. RichText(message["attachments"]),
            .. TypedBroadcasts(message),
        ];

    /// <summary>The ids of the people whom Slack notifies about the message.</summary>
    internal static IReadOnlyList<string> Notified(SlackState state, Conversation conversation, Message message)
    {
        if (conversation.Kind == ConversationKind.Direct)
            return [.. conversation.Members.Where(id => id != message.Author)];
        var called = new HashSet<string>();
        foreach (var token in In(message.Body))
        {
            if (token.Kind == TokenKind.Person && conversation.Members.Contains(token.Target))
                called.Add(token.Target);
            else if (token.Kind == TokenKind.Broadcast && Broadcasts.Contains(token.Target))
                called.UnionWith(conversation.Members.Where(id => !state.People[id].IsBot));
        }
        called.Remove(message.Author);
        return [.. called];
    }

    private static IEnumerable<string> Texts(JsonObject message)
    {
        if (message.Text("text") is { } text)
            yield return text;
        foreach (var part in BlockKitValidator.Descendants(message["blocks"]))
        {
            if (part.Text("type") is "mrkdwn" or "markdown" && part.Text("text") is { } words)
                yield return words;
        }
        foreach (var part in BlockKitValidator.Descendants(message["attachments"]))
        {
            foreach (var name in new[] { "text", "pretext", "fallback", "value", "title", "footer" })
            {
                if (part.Text("type") != "plain_text" && part.Text(name) is { } words)
                    yield return words;
            }
        }
    }

    private static IEnumerable<Token> RichText(JsonNode? blocks) =>
        from part in BlockKitValidator.Descendants(blocks)
        let token = part.Text("type") switch
        {
            "user" => new Token(TokenKind.Person, part.Text("user_id") ?? "", null, part.ToJsonString()),
            "usergroup" => new Token(TokenKind.Group, part.Text("usergroup_id") ?? "", null, part.ToJsonString()),
            "broadcast" => new Token(TokenKind.Broadcast, part.Text("range") ?? "", null, part.ToJsonString()),
            "channel" => new Token(TokenKind.Channel, part.Text("channel_id") ?? "", null, part.ToJsonString()),
            "link" => new Token(TokenKind.Link, part.Text("url") ?? "", part.Text("text"), part.ToJsonString()),
            _ => null,
        }
        where token is not null
        select token;

    /// <summary>With <c>parse: full</c>, Slack treats a plain "@channel" as a broadcast.</summary>
    private static IEnumerable<Token> TypedBroadcasts(JsonObject message) =>
        message.Text("parse") == "full"
            ? Broadcasts.Where(b => message.Text("text")?.Contains('@' + b, StringComparison.Ordinal) == true)
                .Select(b => new Token(TokenKind.Broadcast, b, null, '@' + b))
            : [];
}
