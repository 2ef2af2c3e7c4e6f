using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Server;
using AndonBot.Playground.LocalSlack.WebApi;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Posts the bot's response to a slash command in the channel.</summary>
internal static class CommandResponse
{
    /// <summary>Posts the response, or Slack's own error message when the response is missing or invalid. The caller holds the lock.</summary>
    public static DeliveryResult Show(SlackState state, ResponseUrl url, string typed, DeliveryResult result)
    {
        if (result.Failure is null && result.Body.Length == 0)
            return result;
        try
        {
            if (result.Failure is not null)
                throw new SlackErrorException(result.Failure);
            var json = result.ContentType == "application/json"
                ? JsonReading.ParseOrNull(result.Body) as JsonObject ?? throw new SlackErrorException("invalid_command_response")
                : new JsonObject { ["text"] = result.Body };
            var isForAll = json.Text("response_type") == "in_channel";
            if (isForAll)
                AddMessage(state, url.Conversation, url.PersonId, typed, onlyFor: null);
            if (!isForAll || json.Count > 1)
                ResponseUrlEndpoint.Post(state, url, json, MessageContent.FromJson(json));
            return result;
        }
        catch (SlackErrorException error)
        {
            var text = $"{state.Settings.Command} failed with the error \"{error.Message}\"";
            AddMessage(state, url.Conversation, "USLACKBOT", text, onlyFor: url.PersonId);
            return result with { Failure = error.Message };
        }
    }

    /// <summary>Adds a message of a person or of Slack itself.</summary>
    public static Message AddMessage(
        SlackState state, Conversation conversation, string author, string text, string? onlyFor, string? threadTs = null)
    {
        var ts = conversation.NextTs(state.WorldNow);
        var body = new JsonObject
        {
            ["user"] = author, ["type"] = "message", ["ts"] = ts, ["text"] = text, ["team"] = state.Settings.TeamId,
        };
        if (threadTs is not null)
            body["thread_ts"] = threadTs;
        var message = new Message(ts, author, body) { OnlyFor = onlyFor, ThreadTs = threadTs };
        conversation.Add(message);
        return message;
    }
}
