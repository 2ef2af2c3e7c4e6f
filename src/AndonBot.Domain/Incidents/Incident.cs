using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Incidents;

/// <summary>One pull and all that follows, as facts with their time and who.</summary>
public sealed partial record Incident(long Number, long? LineId, Severity Severity, string Text, Instant CalledAt, string CalledBy, string CalledIn)
{
    /// <summary>For reading stored facts back, property by property.</summary>
    private Incident()
        : this(0, null, default, "", default, "", "")
    {
    }

    /// <summary>Owns the incident's clocks: the Fixer at the pull, until handed over by hand. Null while no line is chosen.</summary>
    public string? Fixer { get; init; }

    /// <summary>Until when the call waits for the puller to say that it is the same as an earlier one.</summary>
    public Instant? CallHeldUntil { get; init; }

    /// <summary>When the answer clock started: the pull, or what called again.</summary>
    public Instant AnswerFrom { get; init; } = CalledAt;

    /// <summary>When the defect began, at the latest at the pull; null while nobody said.</summary>
    public Instant? BeganAt { get; init; }

    /// <summary>When somebody last said that it is back; null while nobody did.</summary>
    public Instant? BackAt { get; init; }

    /// <summary>How often it was called anew; calls of an earlier round are over.</summary>
    public int Round { get; init; }

    public Instant? AnsweredAt { get; init; }
    public string? AnsweredBy { get; init; }

    /// <summary>The last word of whoever is on it, from which silence is counted.</summary>
    public Instant? QuietFrom { get; init; }

    public Instant? ContainedAt { get; init; }
    public string? ContainedBy { get; init; }
    public string? Containment { get; init; }
    public string? Cause { get; init; }

    /// <summary>Whether the containment is a temporary fix; null while nobody said.</summary>
    public bool? Temporary { get; init; }

    /// <summary>What happened, as the postmortem tells it.</summary>
    public string? Happened { get; init; }

    public string? RootCause { get; init; }

    /// <summary>The postmortem's due time where somebody moved it by hand; else it is computed.</summary>
    public Instant? PostmortemDueAt { get; init; }

    public int PostmortemMoves { get; init; }

    /// <summary>The latest due time that passed before the postmortem was held.</summary>
    public Instant? PostmortemMissedAt { get; init; }

    public Instant? HeldAt { get; init; }
    public string? HeldBy { get; init; }
    public Instant? FixedAt { get; init; }
    public Instant? DismissedAt { get; init; }
    public string? DismissedBy { get; init; }
    public string? DismissedWhy { get; init; }
    public long? MergedInto { get; init; }
    public IReadOnlyList<Stop> Stops { get; init; } = [];

    public IncidentStatus Status =>
        DismissedAt is not null ? IncidentStatus.Dismissed
        : FixedAt is not null ? IncidentStatus.Fixed
        : HeldAt is not null ? IncidentStatus.Learned
        : ContainedAt is not null ? IncidentStatus.Contained
        : AnsweredAt is not null ? IncidentStatus.Answered
        : IncidentStatus.Called;

    public bool IsOpen => DismissedAt is null && FixedAt is null && MergedInto is null;

    public bool IsCalled => IsOpen && Status == IncidentStatus.Called;

    public Stop? OpenStop => Stops.FirstOrDefault(stop => stop.IsOpen);

    /// <summary>A postmortem is owed when the line was stopped or the incident was SEV1.</summary>
    public bool PostmortemIsOwed => Severity == Severity.Sev1 || Stops.Count > 0;

    /// <summary>Why it takes no further action; null when it does.</summary>
    public Objection? ObjectionToAction =>
        MergedInto is not null ? Objection.Merged
        : DismissedAt is not null ? Objection.Dismissed
        : LineId is null ? Objection.NeedsLine
        : null;

    /// <summary>What this incident does to its line's lamp.</summary>
    public Lamp Lamp =>
        OpenStop is not null ? Lamp.Red
        : IsOpen && Status is IncidentStatus.Called or IncidentStatus.Answered ? Lamp.Yellow
        : Lamp.Green;

    /// <summary>Why nothing but a note is taken any more; null while the incident goes on, or can come back.</summary>
    private Decision? Gone() =>
        MergedInto is not null ? new Decision.Refused(Objection.Merged)
        : DismissedAt is not null ? new Decision.Refused(Objection.Dismissed)
        : null;

    /// <summary>The same, and what is fixed: it takes no change before somebody says that it is back.</summary>
    private Decision? Closed() => Gone() ?? (FixedAt is null ? null : new Decision.Refused(Objection.Fixed));
}
