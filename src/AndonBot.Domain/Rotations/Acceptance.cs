namespace AndonBot.Domain.Rotations;

/// <summary>What comes of somebody's wish to accept a handoff.</summary>
public abstract record Acceptance
{
    private Acceptance()
    {
    }

    /// <summary>The shift, accepted.</summary>
    /// <param name="Begun">Shifts that have begun and are not stored yet; the accepted one may be among them.</param>
    public sealed record Done(Shift Shift, OnCall OnCall, IReadOnlyList<Shift> Begun) : Acceptance
    {
        public IEnumerable<Change> Changes(long line) => [new ShiftsBegun(line, Begun), new HandoffAccepted(line, Shift)];
    }

    /// <summary>The shift was accepted before; it says by whom and when.</summary>
    public sealed record Already(Shift Shift) : Acceptance;

    /// <summary>Only the new Fixer accepts.</summary>
    public sealed record NotTheirs(OnCall OnCall) : Acceptance;

    /// <summary>There is nothing to accept: the handoff's shift has ended, or the same person stayed.</summary>
    public sealed record Over(OnCall OnCall) : Acceptance;
}
