using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotation;
using NodaTime;

namespace AndonBot.Lines;

/// <summary>A line and what tells who is on duty there.</summary>
public sealed record StaffedLine(Line Line, IReadOnlyList<Shift> Shifts, IReadOnlyList<string> Unable)
{
    public Duty DutyAt(Instant now) => Duty.At(now, Shifts, Line.Roster, Line.Owner, IsAble);

    /// <summary>Who is called when <paramref name="fixer"/> does not answer.</summary>
    public string? BackupOf(string fixer) => Line.Roster.After(fixer, IsAble);

    /// <summary>Whether somebody can act, as far as Slack told: neither deactivated nor a guest nor of another workspace.</summary>
    public bool IsAble(string person) => !Unable.Contains(person);
}
