using NodaTime;

namespace AndonBot.Domain.Rotation;

/// <summary>The order in which a line's members are Fixer, and when they hand over: a weekday and wall-clock time in a zone.</summary>
public sealed record Roster(IReadOnlyList<string> Members, IsoDayOfWeek HandoffDay, LocalTime HandoffTime, DateTimeZone Zone)
{
    /// <summary>The first able member after <paramref name="member"/> in the rotation, or null when there is no other.</summary>
    public string? After(string member, Func<string, bool> isAble)
    {
        var place = Members.ToList().IndexOf(member);
        return Enumerable.Range(1, Members.Count)
            .Select(step => Members[(place + step + Members.Count) % Members.Count])
            .FirstOrDefault(next => next != member && isAble(next));
    }
}
