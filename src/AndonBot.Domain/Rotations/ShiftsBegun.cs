namespace AndonBot.Domain.Rotations;

/// <summary>A line's shifts that have begun and are not stored yet, in order.</summary>
public sealed record ShiftsBegun(long Line, IReadOnlyList<Shift> Shifts) : Change;
