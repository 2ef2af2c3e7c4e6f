using NodaTime;

namespace AndonBot.Domain.Incidents;

/// <summary>Why something cannot be done, to be said with the way out.</summary>
public enum Objection
{
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
    HeldBeforePull,
    HeldInFuture,
    Held,
    NotOwed,
    DueInPast,
    DueEarlier,
    DueTooFar,
}

/// <summary>What a rule answers: new facts with their timeline rows, or that they are true already, or an objection.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    public sealed record Done(Incident Incident, IReadOnlyList<IncidentEvent> Events) : Decision;

    /// <summary>Doing it twice is harmless: who did it first (null: policy), and when; no time where only the timeline knows.</summary>
    public sealed record Already(string? Who, Instant? At) : Decision;

    public sealed record Refused(Objection Objection) : Decision;
}
