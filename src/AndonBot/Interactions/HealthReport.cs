using AndonBot.Outbox;
using NodaTime;

namespace AndonBot.Interactions;

/// <summary>What the bot has found out about itself.</summary>
/// <param name="Database">What is wrong with the database, as a part of a sentence; null while it takes a pull.</param>
/// <param name="Slack">Slack's word for what is wrong; null while it answers.</param>
/// <param name="Socket">The bot's own connections to Slack; null where Slack sends requests.</param>
/// <param name="SinceTick">How long ago the last tick came.</param>
/// <param name="Tick">How often it should come.</param>
/// <param name="Backlog">Null when the database could not be asked.</param>
public sealed record HealthReport(string? Database, string? Slack, SocketReport? Socket, TimeSpan SinceTick, TimeSpan Tick, Backlog? Backlog)
{
    private static readonly TimeSpan TickPatience = TimeSpan.FromSeconds(30);

    public bool Ticks => SinceTick <= Tick + TickPatience;

    public bool IsLate => Backlog is { Oldest.Seconds: >= BacklogStore.PatienceInSeconds } or { LateEvaluationSeconds: >= BacklogStore.PatienceInSeconds };

    public bool IsWell => Database is null && Slack is null && Socket is not { IsUp: false } && Ticks && Backlog is { Refused.Count: 0 } && !IsLate;
}

/// <summary>Whether a connection stands, and since when as far as it is known.</summary>
public sealed record SocketReport(bool IsUp, Instant? Since);
