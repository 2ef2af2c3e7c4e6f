using AndonBot.Domain.Incidents;

namespace AndonBot.Domain.Actions;

/// <summary>An action's facts after a change, and the row that its incident's timeline gets.</summary>
public sealed record ActionChanged(ActionItem Action, IncidentEvent Event) : Change;
