using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Rotations;

/// <summary>The order in which a line's members are Fixer, and when they hand over: a weekday and wall-clock time in a zone.</summary>
/// <param name="Since">When day, time or zone were last changed: handoffs before it are none.</param>
public sealed record RotationSettings(
    IReadOnlyList<string> Members, IsoDayOfWeek HandoffDay, LocalTime HandoffTime, DateTimeZone Zone, Instant? Since = null)
{
    private const int DaysOfWeek = 7;

    /// <summary>The first able member after <paramref name="member"/> in the rotation, or null when there is no other.</summary>
    public string? After(string member, Func<string, bool> isAble)
    {
        var place = Members.ToList().IndexOf(member);
        return Enumerable.Range(1, Members.Count)
            .Select(step => Members[(place + step + Members.Count) % Members.Count])
            .FirstOrDefault(next => next != member && isAble(next));
    }

    /// <summary>The moment of a week's handoff.</summary>
    /// <param name="monday">The week's first day.</param>
    public Instant HandoffOf(LocalDate monday) => WallTime.At(monday.PlusDays(HandoffDay - IsoDayOfWeek.Monday), HandoffTime, Zone);

    /// <summary>These settings in place of earlier ones: where day, time or zone differ, handoffs count from now on.</summary>
    public RotationSettings Replacing(RotationSettings earlier, Instant now) => this with
    {
        Since = (HandoffDay, HandoffTime, Zone) == (earlier.HandoffDay, earlier.HandoffTime, earlier.Zone) ? earlier.Since : now,
    };

    /// <summary>The shifts that follow one, without end: each week's handoff begins the next able member's; who is alone stays.</summary>
    /// <remarks>A week that has had its handoff has no second one, and none comes at once, whatever day and time are changed to.</remarks>
    public IEnumerable<Shift> ShiftsAfter(Shift shift, Func<string, bool> isAble)
    {
        while (true)
        {
            var week = WeekAfter(shift);
            shift = new Shift(HandoffOf(week), After(shift.Fixer, isAble) ?? shift.Fixer, week);
            yield return shift;
        }
    }

    private LocalDate WeekAfter(Shift shift)
    {
        var passed = Since > shift.StartsAt ? Since.Value : shift.StartsAt;
        var week = shift.Week?.PlusDays(DaysOfWeek) ?? MondayOf(passed).PlusDays(-DaysOfWeek);
        while (HandoffOf(week) <= passed)
            week = week.PlusDays(DaysOfWeek);
        return week;
    }

    private LocalDate MondayOf(Instant instant)
    {
        var date = instant.InZone(Zone).Date;
        return date.PlusDays(IsoDayOfWeek.Monday - date.DayOfWeek);
    }
}
