using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack;

/// <summary>A request to the workspace, a delivery to the bot, or a change of a Socket Mode connection.</summary>
/// <remarks>
/// <see cref="At"/> is read from Slack's clock. <see cref="Elapsed"/> is the monotonic time since the workspace started and is suitable
/// for measuring rates.
/// </remarks>
public sealed class JournalEntry
{
    internal JournalEntry(int number, JournalKind kind, string name, DateTimeOffset at, TimeSpan elapsed) =>
        (Number, Kind, Name, At, Elapsed) = (number, kind, name, at, elapsed);

    public int Number { get; }

    public JournalKind Kind { get; }

    /// <summary>
    /// For requests: the Web API method or "response_url". For deliveries: "command", the interaction's type, or "event:" and the
    /// event's type. For connections: "socket:" and "open", "disconnect", "close" or "stray" (an unexpected acknowledgement).
    /// </summary>
    public string Name { get; }

    public DateTimeOffset At { get; }

    public TimeSpan Elapsed { get; }

    /// <summary>The arguments of a request, or the form fields or payload of a delivery.</summary>
    public JsonObject Arguments { get; internal set; } = [];

    /// <summary>The id of the conversation that the request names; null when there is none or it is unknown.</summary>
    public string? Channel { get; internal set; }

    /// <summary>The timestamp of the message that was posted, changed or deleted.</summary>
    public string? Ts { get; internal set; }

    /// <summary>The ids of the people whom Slack notifies: those mentioned, or the receiver of a direct message.</summary>
    public IReadOnlyList<string> Notifies { get; internal set; } = [];

    /// <summary>Whether the request or delivery took effect. An injected fault may hide this from the answer.</summary>
    public bool Accepted { get; internal set; }

    /// <summary>The number of the Socket Mode connection; null without Socket Mode.</summary>
    public int? Connection { get; internal set; }

    /// <summary>The id of the Socket Mode envelope; null without Socket Mode.</summary>
    public string? Envelope { get; internal set; }

    /// <summary>The name of the fault that was injected into this request; null when there was none.</summary>
    public string? Fault { get; internal set; }

    /// <summary>The HTTP status of the answer; null until there is an answer.</summary>
    public int? Status { get; private set; }

    /// <summary>The body of the answer, or the reason why there is none; null while the request is in progress.</summary>
    public string? Answer { get; private set; }

    public TimeSpan? AnsweredAfter { get; private set; }

    /// <summary>The <c>error</c> code in a Web API answer.</summary>
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

    /// <summary>A change of a Socket Mode connection.</summary>
    Socket,
}
