using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Rotations;

/// <summary>A line with what decides who is on call for it.</summary>
public sealed record StaffedLine(Line Line, IReadOnlyList<Shift> Shifts, IReadOnlyList<string> Unable, bool IsRetired)
{
    public Rotation Rotation => new(Line.RotationSettings, Line.Calendar, Line.Owner, Shifts, IsAble);

    public OnCall OnCallAt(Instant now) => OnCall.At(now, Rotation);

    /// <summary>Whether somebody can act: as far as the bot knows, they are neither deactivated nor a guest nor of another workspace.</summary>
    public bool IsAble(string person) => !Unable.Contains(person);
}
