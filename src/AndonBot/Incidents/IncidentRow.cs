using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>A row of the table incident, as Dapper reads it.</summary>
internal sealed class IncidentRow
{
    public const string Columns = """
        number, line_id, severity, text, called_at, called_by, called_in, fixer, held_until, answer_from, round, answered_at, answered_by, quiet_from,
        contained_at, contained_by, containment, cause, temporary, held_at, fixed_at, dismissed_at, dismissed_by, dismissed_why, merged_into
        """;

    public const string SelectStops = "select incident_number, stopped_at, stopped_by, why, restarted_at, restarted_by from stop";

    public long Number { get; init; }
    public long? LineId { get; init; }
    public int Severity { get; init; }
    public string Text { get; init; } = "";
    public Instant CalledAt { get; init; }
    public string CalledBy { get; init; } = "";
    public string CalledIn { get; init; } = "";
    public string? Fixer { get; init; }
    public Instant? HeldUntil { get; init; }
    public Instant AnswerFrom { get; init; }
    public int Round { get; init; }
    public Instant? AnsweredAt { get; init; }
    public string? AnsweredBy { get; init; }
    public Instant? QuietFrom { get; init; }
    public Instant? ContainedAt { get; init; }
    public string? ContainedBy { get; init; }
    public string? Containment { get; init; }
    public string? Cause { get; init; }
    public bool? Temporary { get; init; }
    public Instant? HeldAt { get; init; }
    public Instant? FixedAt { get; init; }
    public Instant? DismissedAt { get; init; }
    public string? DismissedBy { get; init; }
    public string? DismissedWhy { get; init; }
    public long? MergedInto { get; init; }

    public Incident ToIncident(IEnumerable<Stop> stops) => new(Number, LineId, (Severity)Severity, Text, CalledAt, CalledBy, CalledIn)
    {
        Fixer = Fixer,
        HeldUntil = HeldUntil,
        AnswerFrom = AnswerFrom,
        Round = Round,
        AnsweredAt = AnsweredAt,
        AnsweredBy = AnsweredBy,
        QuietFrom = QuietFrom,
        ContainedAt = ContainedAt,
        ContainedBy = ContainedBy,
        Containment = Containment,
        Cause = Cause,
        Temporary = Temporary,
        HeldAt = HeldAt,
        FixedAt = FixedAt,
        DismissedAt = DismissedAt,
        DismissedBy = DismissedBy,
        DismissedWhy = DismissedWhy,
        MergedInto = MergedInto,
        Stops = [.. stops],
    };
}

/// <summary>A row of the table stop.</summary>
internal sealed class StopRow
{
    public long IncidentNumber { get; init; }
    public Instant StoppedAt { get; init; }
    public string? StoppedBy { get; init; }
    public string? Why { get; init; }
    public Instant? RestartedAt { get; init; }
    public string? RestartedBy { get; init; }

    public Stop ToStop() => new(StoppedAt, StoppedBy, Why, RestartedAt, RestartedBy);
}

/// <summary>A row of the table incident_event.</summary>
internal sealed class EventRow
{
    public const string Select = "select event_id, kind, at, who, text from incident_event";

    public long EventId { get; init; }
    public string Kind { get; init; } = "";
    public Instant At { get; init; }
    public string? Who { get; init; }
    public string? Text { get; init; }

    public IncidentEvent ToEvent() => new(Enum.Parse<IncidentEventKind>(Kind), At, Who, Text) { Id = EventId };
}
