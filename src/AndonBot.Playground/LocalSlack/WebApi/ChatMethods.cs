using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Rendering;

namespace AndonBot.Playground.LocalSlack.WebApi;

/// <summary>The methods chat.*.</summary>
internal static class ChatMethods
{
    public static JsonObject PostMessage(SlackState state, ApiCall call)
    {
        var content = MessageContent.Read(state, call);
        var conversation = Destination(state, call);
        var text = content.Text ?? content.Fallback;
        var isCut = text.Length > BlockKitLimits.PostedText;
        if (isCut)
            text = text[..BlockKitLimits.PostedText];

        var threadTs = call.Text("thread_ts") is { Length: > 0 } requested ? ThreadOf(conversation, requested) : null;
        var ts = conversation.NextTs(state.WorldNow);
        var body = BotMessage(state, ts, text, content);
        if (threadTs is not null)
            body["thread_ts"] = threadTs;
        var isBroadcast = threadTs is not null && call.Flag("reply_broadcast");
        if (isBroadcast)
            body["subtype"] = "thread_broadcast";
        var message = new Message(ts, state.Bot.Id, body)
        {
            ThreadTs = threadTs, IsBroadcastReply = isBroadcast, Metadata = content.Metadata,
        };
        conversation.Add(message);
        Record(call, conversation, ts);
        call.Entry.Notifies = Mentions.Notified(state, conversation, message);

        var shown = body.Copy();
        if (content.Metadata is { } metadata)
            shown["metadata"] = metadata.DeepClone();
        var answer = new JsonObject { ["channel"] = conversation.Id, ["ts"] = ts, ["message"] = shown };
        if (isCut)
            answer["warning"] = "message_truncated";
        return answer;
    }

    public static JsonObject Update(SlackState state, ApiCall call)
    {
        var content = MessageContent.Read(state, call, isUpdate: true);
        var (conversation, message) = FindOwnMessage(state, call, "cant_update_message");
        if ((content.Text?.Length ?? 0) > BlockKitLimits.UpdatedText)
            throw new SlackErrorException("msg_too_long");

        var body = message.Body.Copy();
        if (content.Text is not null || content.Blocks is { Count: > 0 })
            body["text"] = content.Text ?? content.Fallback;
        // When only text is given, the blocks of the message are removed.
        if (content.Blocks is not null)
            body["blocks"] = content.Blocks.DeepClone();
        else if (content.Text is not null)
            body.Remove("blocks");
        if (content.Blocks is { Count: 0 })
            body.Remove("blocks");
        if (content.Attachments is not null)
            body["attachments"] = content.Attachments.DeepClone();
        body["edited"] = new JsonObject { ["user"] = state.Settings.BotId, ["ts"] = $"{state.WorldNow.ToUnixTimeSeconds()}.000000" };
        message.Body = body;
        message.IsEdited = true;
        if (content.Metadata is not null)
            message.Metadata = content.Metadata.Count == 0 ? null : content.Metadata;
        Record(call, conversation, message.Ts);
        return new() { ["channel"] = conversation.Id, ["ts"] = message.Ts, ["text"] = message.Text, ["message"] = body.DeepClone() };
    }

    public static JsonObject PostEphemeral(SlackState state, ApiCall call)
    {
        var content = MessageContent.Read(state, call);
        var conversation = Destination(state, call);
        if ((content.Text?.Length ?? 0) > BlockKitLimits.UpdatedText)
            throw new SlackErrorException("msg_too_long");
        var reader = call.Required("user");
        if (!state.People.TryGetValue(reader, out var person) || person.IsDeleted || !conversation.Members.Contains(reader))
            throw new SlackErrorException("user_not_in_channel");
        var ts = conversation.NextTs(state.WorldNow);
        var body = BotMessage(state, ts, content.Text ?? content.Fallback, content);
        var threadTs = call.Text("thread_ts") is { Length: > 0 } requested ? ThreadOf(conversation, requested) : null;
        conversation.Add(new(ts, state.Bot.Id, body) { OnlyFor = reader, ThreadTs = threadTs });
        Record(call, conversation, ts);
        return new() { ["message_ts"] = ts };
    }

    public static JsonObject Delete(SlackState state, ApiCall call)
    {
        var (conversation, message) = FindOwnMessage(state, call, "cant_delete_message");
        conversation.Remove(message);
        Record(call, conversation, message.Ts);
        return new() { ["channel"] = conversation.Id, ["ts"] = message.Ts };
    }

    public static JsonObject GetPermalink(SlackState state, ApiCall call)
    {
        var conversation = ConversationMethods.Visible(state, call.Required("channel"));
        if (conversation.Find(call.Text("message_ts")) is not { OnlyFor: null } message)
            throw new SlackErrorException("message_not_found");
        var link = $"https://{state.Settings.TeamDomain}.slack.com/archives/{conversation.Id}/p{message.Ts.Replace(".", "")}";
        if (message.ThreadTs is { } parent)
            link += $"?thread_ts={parent}&cid={conversation.Id}";
        return new() { ["channel"] = conversation.Id, ["permalink"] = link };
    }

    /// <summary>Creates the message object of a message that the bot posts.</summary>
    internal static JsonObject BotMessage(SlackState state, string ts, string text, MessageContent content)
    {
        var body = new JsonObject
        {
            ["user"] = state.Bot.Id,
            ["type"] = "message",
            ["ts"] = ts,
            ["bot_id"] = state.Settings.BotId,
            ["app_id"] = state.Settings.AppId,
            ["text"] = text,
            ["team"] = state.Settings.TeamId,
            ["bot_profile"] = new JsonObject
            {
                ["id"] = state.Settings.BotId,
                ["app_id"] = state.Settings.AppId,
                ["user_id"] = state.Bot.Id,
                ["name"] = state.Bot.RealName,
                ["deleted"] = false,
                ["updated"] = 1_785_900_000,
                ["team_id"] = state.Settings.TeamId,
            },
        };
        if (content.Blocks is { Count: > 0 })
            body["blocks"] = content.Blocks.DeepClone();
        if (content.Attachments is { Count: > 0 })
            body["attachments"] = content.Attachments.DeepClone();
        return body;
    }

    private static Conversation Destination(SlackState state, ApiCall call)
    {
        var reference = call.Required("channel");
        if (state.People.TryGetValue(reference, out var person))
        {
            // A person's id stands for the app's direct messages with that person.
            if (person.IsDeleted || person.IsStranger || person.IsBot)
                throw new SlackErrorException("channel_not_found");
            call.Entry.Channel = state.Direct(person).Id;
        }
        var conversation = ConversationMethods.Visible(state, call.Entry.Channel ?? reference);
        call.Entry.Channel = conversation.Id;
        if (conversation.IsArchived)
            throw new SlackErrorException("is_archived");
        if (!state.IsMember(conversation) && !state.Scopes.Contains("chat:write.public"))
            throw new SlackErrorException("not_in_channel");
        if (conversation.Kind == ConversationKind.Direct)
            CheckWritable(state, state.OtherMember(conversation));
        return conversation;
    }

    private static void CheckWritable(SlackState state, Person reader)
    {
        if (!state.IsMessagesTabEnabled)
            throw new SlackErrorException("messages_tab_disabled");
        if (reader.IsDeleted)
            throw new SlackErrorException("channel_not_found");
    }

    /// <summary>A reply to a reply belongs to the same thread. Slack accepts an unknown timestamp as the parent of a new thread.</summary>
    private static string ThreadOf(Conversation conversation, string requested)
    {
        var parent = conversation.Find(requested);
        if (parent is { OnlyFor: not null })
            throw new SlackErrorException("cannot_reply_to_message");
        return parent?.ThreadTs ?? requested;
    }

    private static (Conversation Conversation, Message Message) FindOwnMessage(SlackState state, ApiCall call, string notOwn)
    {
        var conversation = ConversationMethods.Visible(state, call.Required("channel"));
        call.Entry.Channel = conversation.Id;
        if (conversation.Find(call.Required("ts")) is not { OnlyFor: null } message)
            throw new SlackErrorException("message_not_found");
        return message.Author == state.Bot.Id ? (conversation, message) : throw new SlackErrorException(notOwn);
    }

    private static void Record(ApiCall call, Conversation conversation, string ts) =>
        (call.Entry.Channel, call.Entry.Ts) = (conversation.Id, ts);
}
