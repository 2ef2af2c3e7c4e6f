using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AndonBot.Playground.LocalSlack.Entities;

/// <summary>A message in a conversation.</summary>
public sealed class Message(string ts, string author, JsonObject body)
{
    public string Ts { get; } = ts;

    /// <summary>The author's user id.</summary>
    public string Author { get; } = author;

    /// <summary>The message object of the Web API, without metadata.</summary>
    public JsonObject Body { get; internal set; } = body;

    [JsonInclude]
    public JsonObject? Metadata { get; internal set; }

    /// <summary>The timestamp of the thread's parent message; null when the message is not a reply.</summary>
    public string? ThreadTs { get; init; }

    public bool IsBroadcastReply { get; init; }

    /// <summary>The id of the person who sees this ephemeral message; null for other messages.</summary>
    public string? OnlyFor { get; init; }

    [JsonInclude]
    public bool IsEdited { get; internal set; }

    public string Text => Body["text"]?.GetValue<string>() ?? "";

    public JsonArray? Blocks => Body["blocks"] as JsonArray;
}
