using AndonBot.Domain.Notifications;

namespace AndonBot.Outbox;

/// <summary>What waits to be said and what Slack refused; times in seconds of the machine clock.</summary>
/// <param name="LateLooks">Incidents, lines and people whose turn to be looked at has come.</param>
public sealed record Backlog(
    IReadOnlyDictionary<Urgency, int> Waiting, WaitingNotice? Oldest, int LateLooks, int LateLookSeconds, IReadOnlyList<RefusedNotices> Refused);

/// <summary>A notice that waits, and what Slack said to it last (null when it has not been tried).</summary>
public sealed record WaitingNotice(string Kind, string SubjectKind, long SubjectId, string Recipient, int Seconds, string? Error);

/// <summary>What Slack refused to take at one place for one reason; of several kinds one is named.</summary>
public sealed record RefusedNotices(string Kind, string Recipient, string Error, int Count);
