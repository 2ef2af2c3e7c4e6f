using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Domain.Actions;

/// <summary>A temporary fix never stands alone: when an incident is fixed for good, and until then its debt.</summary>
public static class PermanentFix
{
    /// <summary>Whether an incident stands on a temporary fix that no permanent action has replaced.</summary>
    public static bool IsMissing(Incident incident, IReadOnlyList<ActionItem> actions) =>
        incident is { IsOpen: true, ContainedAt: not null, Temporary: true } && !IsDone(incident, actions);

    /// <summary>Fixes a contained incident once nothing permanent is left to do; null while something is, or when it is closed already.</summary>
    /// <remarks>Carries the time when the last of it happened, not when somebody looked.</remarks>
    public static Decision.Done? Reached(Incident incident, IReadOnlyList<ActionItem> actions)
    {
        if (!incident.IsOpen || incident.ContainedAt is not { } contained || incident.OpenStop is not null)
            return null;
        if (incident is { PostmortemIsOwed: true, HeldAt: null } || actions.Any(action => action is { Temporary: false, IsOpen: true }))
            return null;
        if (!IsPermanent(incident) && !IsDone(incident, actions))
            return null;

        var permanent = actions.Where(action => !action.Temporary);
        var at = incident.Stops.Select(stop => stop.RestartedAt).Concat(permanent.SelectMany(action => new[] { action.DoneAt, action.DroppedAt }))
            .Append(incident.HeldAt).OfType<Instant>().Append(contained).Max();
        return new(incident with { FixedAt = at }, [new(IncidentEventKind.Fixed, at, null)]);
    }

    /// <summary>The incident as these facts make it, also before somebody looks and writes down that it is fixed.</summary>
    public static Incident AsItIs(Incident incident, IReadOnlyList<ActionItem> actions) => Reached(incident, actions)?.Incident ?? incident;

    /// <summary>The containment is said to be permanent, and its cause is known.</summary>
    private static bool IsPermanent(Incident incident) => incident.Temporary == false && (incident.Cause is not null || incident.HeldAt is not null);

    /// <summary>Something permanent was done since the problem last called; what was done before did not hold.</summary>
    private static bool IsDone(Incident incident, IReadOnlyList<ActionItem> actions) =>
        actions.Any(action => !action.Temporary && action.DoneAt >= incident.AnswerFrom);
}
