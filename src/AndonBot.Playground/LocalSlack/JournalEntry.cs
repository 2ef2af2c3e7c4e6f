using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack;

/// <summary>One request that the workspace received, or one delivery that it made.</summary>
/// <remarks><see cref="At"/> is Slack's clock; <see cref="Elapsed"/> is monotonic from the workspace's start and fit for rates.</remarks>
public sealed class JournalEntry
{
    internal JournalEntry(int number, JournalKind kind, string name, DateTimeOffset at, TimeSpan elapsed) =>
        (Number, Kind, Name, At, Elapsed) = (number, kind, name, at, elapsed);

    public int Number { get; }

    public JournalKind Kind { get; }

    /// <summary>
    /// A Web API method, "response_url", or for deliveries "command", the interaction's type, or "event" and a colon and its type;
    /// for connections "socket" and a colon and "open", "disconnect", "stray" (an acknowledgement that nobody waits for) or "close".
    /// </summary>
    public string Name { get; }

    public DateTimeOffset At { get; }

    public TimeSpan Elapsed { get; }

    /// <summary>Arguments of a request; form fields or payload of a delivery.</summary>
    public JsonObject Arguments { get; internal set; } = [];

    /// <summary>Id of the conversation that was meant, when the workspace could resolve it.</summary>
    public string? Channel { get; internal set; }

    /// <summary>Timestamp of the message that was posted, changed or deleted.</summary>
    public string? Ts { get; internal set; }

    /// <summary>Ids of the people whose Slack rings: mentioned, or written to directly.</summary>
    public IReadOnlyList<string> Notifies { get; internal set; } = [];

    /// <summary>The workspace did what was asked, whatever was answered.</summary>
    public bool Accepted { get; internal set; }

    /// <summary>The Socket Mode connection that it went through, by number.</summary>
    public int? Connection { get; internal set; }

    /// <summary>Id of the envelope that it went in.</summary>
    public string? Envelope { get; internal set; }

    /// <summary>The injected fault that met this request.</summary>
    public string? Fault { get; internal set; }

    /// <summary>HTTP status of the answer; null before it and when there is none.</summary>
    public int? Status { get; private set; }

    /// <summary>Body of the answer, or why there is none; null before it.</summary>
    public string? Answer { get; private set; }

    public TimeSpan? AnsweredAfter { get; private set; }

    /// <summary>The <c>error</c> of a Web API answer.</summary>
    public string? Error => Answer is null ? null : JsonReading.ParseOrNull(Answer).Text("error");

    internal void Complete(int? status, string answer, TimeSpan after) => (Status, Answer, AnsweredAfter) = (status, answer, after);

    public override string ToString() => Kind == JournalKind.Socket
        ? $"{Number,4} {Elapsed.TotalSeconds,8:0.000} {Name} {Connection} {Clip(Arguments.ToJsonString())}"
        : $"{Number,4} {Elapsed.TotalSeconds,8:0.000} {Kind} {Name} {Channel} {Ts} -> {Status?.ToString() ?? "…"} {Fault} {Clip(Answer)}";

    private static string Clip(string? text) => text is null ? "" : text.Length <= 160 ? text : text[..160] + "…";
}

public enum JournalKind
{
    /// <summary>From the bot to Slack.</summary>
    Request,

    /// <summary>From Slack to the bot.</summary>
    Delivery,

    /// <summary>What became of a Socket Mode connection.</summary>
    Socket,
}
