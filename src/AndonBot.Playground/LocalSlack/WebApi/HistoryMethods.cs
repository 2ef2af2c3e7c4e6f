using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The methods conversations.history and conversations.replies.</summary>
internal static class HistoryMethods
{
    public static JsonObject History(SlackState state, ApiCall call)
    {
        var conversation = Readable(state, call);
        var messages = conversation.Messages
            .Where(m => m.OnlyFor is null && (m.ThreadTs is null || m.IsBroadcastReply))
            .Where(Between(call))
            .Reverse()
            .ToList();
        return Answer(call, conversation, messages);
    }

    public static JsonObject Replies(SlackState state, ApiCall call)
    {
        var conversation = Readable(state, call);
        if (conversation.Find(call.Required("ts")) is not { OnlyFor: null } parent)
            throw new SlackErrorException("thread_not_found");
        var within = Between(call);
        var messages = conversation.Messages
            .Where(m => m == parent || m.ThreadTs == parent.Ts && m.OnlyFor is null && within(m))
            .ToList();
        return Answer(call, conversation, messages);
    }

    private static Conversation Readable(SlackState state, ApiCall call)
    {
        var conversation = ConversationMethods.Visible(state, call.Required("channel"));
        call.Entry.Channel = conversation.Id;
        MethodTable.RequireScope(state, conversation.ScopePrefix + ":history");
        return state.IsMember(conversation) ? conversation : throw new SlackErrorException("not_in_channel");
    }

    private static Func<Message, bool> Between(ApiCall call)
    {
        var inclusive = call.Flag("inclusive");
        var oldest = Bound(call, "oldest", decimal.Zero);
        var latest = Bound(call, "latest", decimal.MaxValue);
        return message =>
        {
            var ts = Timestamps.Parse(message.Ts);
            return ts > oldest && ts < latest || inclusive && (ts == oldest || ts == latest);
        };
    }

    private static decimal Bound(ApiCall call, string name, decimal otherwise)
    {
        if (call.Text(name) is not { Length: > 0 } text)
            return otherwise;
        return Timestamps.TryParse(text, out var bound) ? bound : throw new SlackErrorException("invalid_ts_" + name);
    }

    private static JsonObject Answer(ApiCall call, Conversation conversation, List<Message> messages)
    {
        var page = CursorPage<Message>.Of(messages, call, defaultLimit: 100, maximum: 999);
        var withPayload = call.Flag("include_all_metadata");
        var answer = new JsonObject
        {
            ["messages"] = new JsonArray([.. page.Items.Select(m => ToJson(conversation, m, withPayload))]),
            ["has_more"] = page.NextCursor.Length > 0,
        };
        if (call.Method == "conversations.history")
            answer["pin_count"] = 0;
        if (page.NextCursor.Length > 0)
            answer["response_metadata"] = page.Metadata;
        return answer;
    }

    private static JsonObject ToJson(Conversation conversation, Message message, bool withPayload)
    {
        var json = message.Body.Copy();
        if (message.Metadata is { } metadata)
            json["metadata"] = withPayload ? metadata.DeepClone() : new JsonObject { ["event_type"] = metadata.Text("event_type") };
        var replies = conversation.Messages.Where(m => m.ThreadTs == message.Ts && m.OnlyFor is null).ToList();
        if (replies.Count > 0)
        {
            json["thread_ts"] = message.Ts;
            json["reply_count"] = replies.Count;
            json["reply_users"] = replies.Select(r => r.Author).Distinct().ToJson();
            json["reply_users_count"] = replies.Select(r => r.Author).Distinct().Count();
            json["latest_reply"] = replies[^1].Ts;
        }
        return json;
    }
}
