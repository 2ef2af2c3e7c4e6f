using NodaTime;

namespace AndonBot.Domain.Rotation;

/// <summary>Who is responsible for a line at an instant: the Fixer, and the backup who is called when the Fixer does not answer.</summary>
/// <remarks>The one resolver: everything that asks "who is the Fixer now" asks here.</remarks>
public sealed record Duty(string Fixer, string? Backup)
{
    /// <param name="shifts">The line's shifts in any order; at least one has begun.</param>
    /// <param name="isAble">False for people who cannot act, such as deactivated ones.</param>
    public static Duty At(Instant now, IReadOnlyList<Shift> shifts, Roster roster, string owner, Func<string, bool> isAble)
    {
        var shift = shifts.Where(s => s.StartsAt <= now).MaxBy(s => s.StartsAt) ?? shifts.MinBy(s => s.StartsAt)
            ?? throw new ArgumentException("A line has at least its first shift.", nameof(shifts));
        var fixer = isAble(shift.Fixer) ? shift.Fixer : roster.After(shift.Fixer, isAble) ?? owner;
        return new(fixer, roster.After(fixer, isAble));
    }
}
