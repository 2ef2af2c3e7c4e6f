using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>What is read from the tables of incidents; an incident's own facts are its columns.</summary>
internal static class IncidentColumns
{
    public const string Select = """
        select number, line_id, severity, text, called_at, called_by, called_in, fixer, held_until, answer_from, round, answered_at, answered_by, quiet_from,
            back_at, contained_at, contained_by, containment, cause, temporary, postmortem_due_at, postmortem_moves, postmortem_missed_at, held_at, held_by,
            fixed_at, dismissed_at, dismissed_by, dismissed_why, merged_into,
            (select p.happened from postmortem p where p.workspace_id = incident.workspace_id and p.incident_number = incident.number) as happened,
            (select p.root_cause from postmortem p where p.workspace_id = incident.workspace_id and p.incident_number = incident.number) as root_cause
        from incident
        """;
}

/// <summary>A row of the table stop.</summary>
internal sealed class StopRow
{
    public const string Select = "select incident_number, stopped_at, stopped_by, why, restarted_at, restarted_by from stop";

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

    /// <summary>False for what only a newer version of the bot, running beside this one, can tell.</summary>
    public bool IsKnown => Enum.TryParse<IncidentEventKind>(Kind, out _);

    public IncidentEvent ToEvent() => new(Enum.Parse<IncidentEventKind>(Kind), At, Who, Text) { Id = EventId };
}
