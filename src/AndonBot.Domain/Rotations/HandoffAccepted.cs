namespace AndonBot.Domain.Rotations;

/// <summary>A line's shift whose handoff was accepted, with who accepted it and when.</summary>
public sealed record HandoffAccepted(long Line, Shift Shift) : Change;
