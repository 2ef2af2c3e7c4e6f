using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>A row of the table incident_event.</summary>
internal sealed class EventRow
{
    public const string Select = "select event_id, incident_number, kind, at, who, text from incident_event";

    public long EventId { get; init; }
    public long IncidentNumber { get; init; }
    public string Kind { get; init; } = "";
    public Instant At { get; init; }
    public string? Who { get; init; }
    public string? Text { get; init; }

    /// <summary>Whether this version knows the kind. A newer version that runs beside this one may write others.</summary>
    public bool IsKnown => Enum.TryParse<IncidentEventKind>(Kind, out _);

    public IncidentEvent ToEvent() => new(Enum.Parse<IncidentEventKind>(Kind), At, Who, Text) { Id = EventId };
}
