namespace AndonBot.Domain.Incidents;

/// <summary>An incident's facts after a change, and the rows that its timeline gets.</summary>
public sealed record IncidentChanged(Incident Incident, IReadOnlyList<IncidentEvent> Events) : Change;
