namespace AndonBot.Incidents.Spool;

/// <summary>One line of a spool file: a pull that is kept, or what came of it.</summary>
public sealed record SpoolLine
{
    public KeptPull? Kept { get; init; }

    /// <summary>The kept pull that the rest of the line is about.</summary>
    public Guid? Id { get; init; }

    public Announcement? Announced { get; init; }

    /// <summary>Whether the database has the pull, and nothing is left to do.</summary>
    public bool IsEntered { get; init; }
}
