using AndonBot.Domain.Notifications;

namespace AndonBot.Outbox;

/// <summary>What waits to be sent and what Slack refused; times in seconds of the machine clock.</summary>
/// <param name="LateEvaluations">Incidents, lines and people that should have been evaluated by now.</param>
public sealed record Backlog(
    IReadOnlyDictionary<Urgency, int> Waiting, WaitingNotification? Oldest, int LateEvaluations, int LateEvaluationSeconds,
    IReadOnlyList<RefusedNotifications> Refused)
{
    /// <summary>How the error of what waits for a scope begins; the scope follows.</summary>
    public const string MissingScope = "missing_scope: ";

    /// <summary>How many notifications wait for scopes that the bot lacks, by the scope.</summary>
    public IReadOnlyDictionary<string, int> Lacking { get; init; } = new Dictionary<string, int>();

    /// <summary>How long the oldest of all has waited.</summary>
    public int OldestSeconds => Math.Max(Oldest?.Seconds ?? 0, LateEvaluationSeconds);
}

/// <summary>A notification that waits, and what Slack said to it last (null when it has not been tried).</summary>
public sealed record WaitingNotification(string Kind, string SubjectKind, long SubjectId, string Recipient, int Seconds, string? Error);

/// <summary>What Slack refused to take at one place for one reason; of several kinds one is named.</summary>
public sealed record RefusedNotifications(string Kind, string Recipient, string Error, int Count);
