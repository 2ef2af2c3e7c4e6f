using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotation;
using NodaTime;

namespace AndonBot.Lines;

/// <summary>A line and what tells who is on duty there.</summary>
public sealed record StaffedLine(Line Line, IReadOnlyList<Shift> Shifts, IReadOnlyList<string> Unable, bool IsRetired)
{
    public Rota Rota => new(Line.Roster, Line.Calendar, Line.Owner, Shifts, IsAble);

    public Duty DutyAt(Instant now) => Duty.At(now, Rota);

    /// <summary>Whether somebody can act, as far as Slack told: neither deactivated nor a guest nor of another workspace.</summary>
    public bool IsAble(string person) => !Unable.Contains(person);
}
