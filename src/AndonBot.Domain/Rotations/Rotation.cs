using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Rotations;

/// <summary>A line's rotation: the shifts that were written, in any order, and what tells how they go on.</summary>
/// <param name="Written">At least one; history does not change when the settings do.</param>
/// <param name="IsAble">False for people who cannot act, such as deactivated ones.</param>
public sealed record Rotation(
    RotationSettings RotationSettings, WorkingCalendar Calendar, string Owner, IReadOnlyList<Shift> Written, Func<string, bool> IsAble)
{
    private static readonly Span OneWorkingDay = Span.Parse("1wd");

    /// <summary>The shifts that have begun by an instant and nobody has written yet, in order.</summary>
    public IReadOnlyList<Shift> Missed(Instant now) => [.. Unwritten().TakeWhile(shift => shift.StartsAt <= now)];

    /// <summary>The shift at an instant with its neighbours; before the first shift it is the first.</summary>
    public ShiftWindow At(Instant now)
    {
        Shift? before = null, current = null;
        foreach (var shift in Written.OrderBy(shift => shift.StartsAt).Concat(Unwritten()))
        {
            if (current is not null && shift.StartsAt > now)
                return new(before, current, shift);
            (before, current) = (current, shift);
        }

        throw new InvalidOperationException("Shifts have no end.");
    }

    /// <summary>The shifts that will begin after an instant, without end.</summary>
    public IEnumerable<Shift> After(Instant now)
    {
        var next = At(now).Next;
        return RotationSettings.ShiftsAfter(next, IsAble).Prepend(next);
    }

    /// <summary>Somebody's shifts that will begin after an instant, as far as the rotation goes round twice.</summary>
    public IEnumerable<Shift> Of(string person, Instant now) => After(now).Take(2 * RotationSettings.Members.Count).Where(shift => shift.Fixer == person);

    /// <summary>Until when whoever handed over is the backup, unless the handoff is accepted before: one working day; null when nobody can stand by.</summary>
    public Instant? StandsByUntil(ShiftWindow window) =>
        window is { Outgoing: { } outgoing, Current.AcceptedAt: null } && IsAble(outgoing) ? Calendar.Add(window.Current.StartsAt, OneWorkingDay) : null;

    /// <summary>What comes of somebody's wish to accept a handoff.</summary>
    /// <param name="handoff">The number of the handoff; null for the last one.</param>
    public Acceptance Accept(string who, int? handoff, Instant now)
    {
        var (window, onCall) = (At(now), OnCall.At(now, this));
        return window.Outgoing is null || (handoff ?? window.Current.Handoff) != window.Current.Handoff ? new Acceptance.Over(onCall)
            : window.Current.AcceptedAt is not null ? new Acceptance.Already(window.Current)
            : onCall.Fixer != who ? new Acceptance.NotTheirs(onCall)
            : new Acceptance.Done(window.Current with { AcceptedAt = now, AcceptedBy = who }, onCall, Missed(now));
    }

    private IEnumerable<Shift> Unwritten() => RotationSettings.ShiftsAfter(
        Written.MaxBy(shift => shift.StartsAt) ?? throw new InvalidOperationException("A line has at least its first shift."), IsAble);
}
