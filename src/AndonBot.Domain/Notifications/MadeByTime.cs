using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>What time has made true of a subject, and nobody has saved yet. It is saved before anything is sent.</summary>
public static class MadeByTime
{
    /// <summary>
    /// The next fact of an incident: its Fixer cannot act any more, its answer or its postmortem is overdue, or nothing permanent is left to do.
    /// Null when there is none. Saved, it may make way for another one.
    /// </summary>
    /// <param name="line">The incident's line; null while none is chosen, as is its rotation.</param>
    public static Decision.Done? Of(Incident incident, Line? line, Rotation? rotation, IReadOnlyList<ActionItem> actions, Instant now) =>
        (line is null || rotation is null
            ? null
            : PassOn(incident, rotation, now) ?? incident.StopUnanswered(line, now) ?? incident.MissPostmortem(line, now))
        ?? PermanentFix.Reached(incident, actions);

    /// <summary>The shifts of a line that have begun; null when all of them are saved.</summary>
    public static ShiftsBegun? Of(long line, Rotation rotation, Instant now) =>
        rotation.Missed(now) is { Count: > 0 } begun ? new(line, begun) : null;

    private static Decision.Done? PassOn(Incident incident, Rotation rotation, Instant now) =>
        incident.Fixer is { } fixer && !rotation.IsAble(fixer) ? incident.PassOn(OnCall.At(now, rotation).Fixer, now) : null;
}
