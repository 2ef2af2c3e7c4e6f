using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Incidents;

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
