namespace AndonBot.Domain.Notifications;

/// <summary>How far a notification has come on its way to Slack.</summary>
public enum NotificationState
{
    /// <summary>Queued at its destination.</summary>
    Deferred,

    /// <summary>A replica has it and may send it.</summary>
    Claimed,
    InFlight,

    /// <summary>Sent, and the answer was never seen.</summary>
    Unknown,
    Accepted,
    Refused,

    /// <summary>It was no longer due when its turn came.</summary>
    Superseded,
}
