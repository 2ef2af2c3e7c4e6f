namespace AndonBot.Domain.Incidents;

/// <summary>Why something cannot be done to an incident or an action. The answer names the way out.</summary>
public enum Objection
{
    /// <summary>There is no incident or action of this number.</summary>
    Unknown,
    Dismissed,
    Merged,
    Fixed,
    NeedsLine,
    NeedsContainment,
    NotStopped,
    NotContained,
    SameIncident,
    OtherLine,
    TargetClosed,
    NeedsRootCause,
    BeganAfterPull,
    HeldBeforePull,
    HeldInFuture,
    Held,
    NotOwed,
    DueInPast,
    DueEarlier,
    DueTooFar,
    ActionIsDone,
    ActionIsDropped,
    ActionDueInPast,
}
