using NodaTime;

namespace AndonBot.Domain.Incidents;

/// <summary>One stop of the line; <see cref="StoppedBy"/> is null when policy stopped it.</summary>
public sealed record Stop(Instant StoppedAt, string? StoppedBy, string? Why, Instant? RestartedAt = null, string? RestartedBy = null)
{
    public bool IsOpen => RestartedAt is null;
}
