using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>How far a notice has come on its way to Slack.</summary>
public enum NoticeState
{
    /// <summary>Waits for its destination.</summary>
    Deferred,
    Claimed,
    InFlight,

    /// <summary>Sent, and the answer was never seen.</summary>
    Unknown,
    Accepted,
    Refused,
    Superseded,
}

/// <summary>A notice of the ledger as the rules see it; <see cref="AcceptedAt"/> is when Slack took it.</summary>
public sealed record SentNotification(NoticeKey Key, NoticeState State, long ShownVersion, string? Channel, string? Ts, Instant? AcceptedAt)
{
    /// <summary>Whether nothing more will happen to it by itself.</summary>
    public bool IsFinal => State is NoticeState.Accepted or NoticeState.Refused or NoticeState.Superseded;
}
