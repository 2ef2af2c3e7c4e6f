using AndonBot.Domain.Incidents;
using AndonBot.Rotations;

namespace AndonBot.Incidents;

/// <summary>An incident, locked while something is decided about it, with its line.</summary>
/// <param name="Line">Null while no line is chosen.</param>
public sealed record LoadedIncident(Incident Incident, StaffedLine? Line);
