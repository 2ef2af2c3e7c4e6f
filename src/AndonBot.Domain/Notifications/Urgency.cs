namespace AndonBot.Domain.Notifications;

/// <summary>What the bot says unprompted.</summary>
public enum NoticeKind
{
    /// <summary>The incident's card in its line's channel; updated in place.</summary>
    Card,

    /// <summary>A part of a text that has no room on the card, in its thread.</summary>
    Text,

    /// <summary>One line in the card's thread for one row of the timeline.</summary>
    Thread,

    /// <summary>A direct message that calls somebody; updated once when it is over.</summary>
    Call,

    /// <summary>The same call, posted to the line's webhook.</summary>
    Page,

    /// <summary>An answered incident has been silent.</summary>
    Quiet,

    /// <summary>The line is still stopped.</summary>
    Red,

    /// <summary>A pull whose line nobody has chosen.</summary>
    Unplaced,

    /// <summary>An incident was handed over to somebody after it was answered.</summary>
    Given,

    /// <summary>To the puller of a merged incident: how the one it was merged into ended.</summary>
    Ended,

    /// <summary>To the puller: it is fixed for good.</summary>
    Fixed,

    /// <summary>A person's actions of the day.</summary>
    Digest,

    /// <summary>A postmortem is due soon, now, or was due.</summary>
    Postmortem,

    /// <summary>Slack refused something that was to be said.</summary>
    Refused,

    /// <summary>A line passed from one Fixer to the next, or stays with the same one; in its first channel, updated once when it is accepted.</summary>
    Handoff,

    /// <summary>To the next Fixer, on the last working morning before the handoff.</summary>
    Upcoming,
}

/// <summary>What is said first where several things wait.</summary>
public enum Urgency
{
    Call,
    Card,
    Thread,
    Reminder,
}
