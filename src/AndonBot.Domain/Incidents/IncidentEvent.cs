using NodaTime;

namespace AndonBot.Domain.Incidents;

/// <summary>What a row of the timeline tells.</summary>
public enum IncidentEventKind
{
    Pulled,
    Placed,
    Answered,
    Stopped,
    Restarted,
    Contained,
    Explained,
    Fixed,
    CameBack,
    Dismissed,
    SeverityChanged,
    Noted,
    StillOnIt,
    HandedOver,
    Merged,
    Joined,
    ActionAdded,
    ActionDone,
    ActionMoved,
    ActionGiven,
    ActionDropped,
    ActionNeedsHelp,
    PostmortemWritten,
    Held,
    Extended,
    PostmortemMissed,

    /// <summary>It was pulled at a message; the text is that message's address.</summary>
    FromMessage,
}

/// <summary>One immutable row of an incident's timeline; <see cref="Who"/> is null when policy acted.</summary>
public sealed record IncidentEvent(IncidentEventKind Kind, Instant At, string? Who, string? Text = null)
{
    /// <summary>The text of a stop by policy that came because nobody answered in time; one that came at once has none.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>The row's id, in the order in which things became true; 0 while it is not stored.</summary>
    public long Id { get; init; }

    /// <summary>Whether it tells of an action; its text is facts then, and not what somebody wrote.</summary>
    public bool IsAboutAction => Kind is IncidentEventKind.ActionAdded or IncidentEventKind.ActionDone
        or IncidentEventKind.ActionMoved or IncidentEventKind.ActionGiven or IncidentEventKind.ActionDropped or IncidentEventKind.ActionNeedsHelp;
}
