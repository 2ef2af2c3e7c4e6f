using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace AndonBot.Playground.LocalSlack.Entities;

/// <summary>One message as the workspace keeps it.</summary>
public sealed class Message(string ts, string author, JsonObject body)
{
    public string Ts { get; } = ts;

    /// <summary>User id of the writer.</summary>
    public string Author { get; } = author;

    /// <summary>The message object of the Web API, without metadata.</summary>
    public JsonObject Body { get; internal set; } = body;

    [JsonInclude]
    public JsonObject? Metadata { get; internal set; }

    /// <summary>The parent's timestamp when this is an answer in a thread.</summary>
    public string? ThreadTs { get; init; }

    public bool IsBroadcastReply { get; init; }

    /// <summary>The one person who sees an ephemeral message; null for ordinary ones.</summary>
    public string? OnlyFor { get; init; }

    [JsonInclude]
    public bool IsEdited { get; internal set; }

    public string Text => Body["text"]?.GetValue<string>() ?? "";

    public JsonArray? Blocks => Body["blocks"] as JsonArray;
}
