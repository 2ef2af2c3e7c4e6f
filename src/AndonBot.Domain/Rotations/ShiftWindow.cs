namespace AndonBot.Domain.Rotations;

/// <summary>The shift that runs at an instant, the one before it (null: it is the first), and the one that follows.</summary>
public sealed record ShiftWindow(Shift? Before, Shift Current, Shift Next)
{
    /// <summary>Who handed over when the shift began; null when nobody did: no handoff began it, or the same person stayed.</summary>
    public string? Outgoing => Current.Week is not null && Before is { } before && before.Fixer != Current.Fixer ? before.Fixer : null;
}
