using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Interactions;

/// <summary>A postmortem that somebody owes.</summary>
public sealed record OwedPostmortem(Incident Incident, Line Line, Instant Due);
