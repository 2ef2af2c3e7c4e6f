namespace AndonBot.Domain.Rotations;

/// <summary>What comes of somebody's wish to accept a handoff.</summary>
public abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>The shift, accepted.</summary>
    public sealed record Done(Shift Shift, OnCall OnCall) : Acceptance;

    /// <summary>The shift was accepted before; it says by whom and when.</summary>
    public sealed record Already(Shift Shift) : Acceptance;

    /// <summary>Only the new Fixer accepts.</summary>
    public sealed record NotTheirs(OnCall OnCall) : Acceptance;

    /// <summary>There is nothing to accept: the handoff's shift has ended, or the same person stayed.</summary>
    public sealed record Over(OnCall OnCall) : Acceptance;
}
