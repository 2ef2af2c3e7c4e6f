using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Playground.LocalSlack.Rendering;
using AndonBot.Playground.LocalSlack.WebApi;

namespace AndonBot.Playground.LocalSlack.Server;

/// <summary>Handles POST requests to a response_url.</summary>
internal sealed class ResponseUrlEndpoint(SlackState state, ResponseUrls urls, FaultRules faults, ResponseWriter answering)
{
    private const string Name = "response_url";

    public async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var json = JsonReading.ParseOrNull(body) as JsonObject;
        var entry = state.Journal.Add(JournalKind.Request, Name, e => e.Arguments = json?.Copy() ?? []);

        Fault? fault;
        int status;
        string answer;
        lock (state.Sync)
        {
            fault = faults.Take(Name, channel: null);
            entry.Fault = fault?.Name;
            (status, answer) = fault is { Accepts: false } ? (500, "") : Apply(context.Request.Path, json, entry);
        }
        var contentType = answer.StartsWith('{') ? ResponseWriter.Json : "text/html";
        if (fault is not null)
            await answering.FaultAsync(context, entry, fault, answer);
        else
            await answering.SendAsync(context, entry, status, contentType, answer);
    }

    private (int Status, string Body) Apply(string path, JsonObject? json, JournalEntry entry)
    {
        if (urls.Use(path, out var dead) is not { } url)
            return (404, new JsonObject { ["ok"] = false, ["error"] = dead }.ToJsonString());
        entry.Channel = url.Conversation.Id;
        if (json is null)
            return (400, "invalid_payload");
        try
        {
            Write(url, json, entry);
            entry.Accepted = true;
            return (200, "ok");
        }
        catch (SlackErrorException error)
        {
            return (400, error.Message);
        }
    }

    private void Write(ResponseUrl url, JsonObject json, JournalEntry entry)
    {
        if (json.IsTrue("delete_original"))
        {
            if (url.Source is { } source)
                url.Conversation.Remove(source);
            url.Source = null;
            if (json.Text("text") is null && json["blocks"] is null)
                return;
        }
        var content = MessageContent.FromJson(json);
        // With thread_ts, Slack replaces the original by default. This is documented but unexpected.
        var replaces = json.IsTrue("replace_original") || json.Text("thread_ts") is not null && !json.ContainsKey("replace_original");
        if (replaces && url.Source is { } replaced)
            Replace(replaced, content, entry);
        else
            (entry.Ts, entry.Notifies) = Post(state, url, json, content);
    }

    private void Replace(Message source, MessageContent content, JournalEntry entry)
    {
        var body = ChatMethods.BotMessage(state, source.Ts, content.Text ?? content.Fallback, content);
        body.CopyFrom(source.Body, "thread_ts");
        source.Body = body;
        source.IsEdited = true;
        entry.Ts = source.Ts;
    }

    /// <summary>Posts a message, which is ephemeral by default. Also used for the response to a command.</summary>
    internal static (string Ts, IReadOnlyList<string> Notifies) Post(
        SlackState state, ResponseUrl url, JsonObject json, MessageContent content)
    {
        var isForAll = json.Text("response_type") == "in_channel";
        var ts = url.Conversation.NextTs(state.WorldNow);
        var body = ChatMethods.BotMessage(state, ts, content.Text ?? content.Fallback, content);
        var threadTs = isForAll ? json.Text("thread_ts") : null;
        if (threadTs is not null)
            body["thread_ts"] = threadTs;
        var message = new Message(ts, state.Bot.Id, body) { OnlyFor = isForAll ? null : url.PersonId, ThreadTs = threadTs };
        url.Conversation.Add(message);
        url.Source ??= message;
        return (ts, isForAll ? Mentions.Notified(state, url.Conversation, message) : []);
    }
}
