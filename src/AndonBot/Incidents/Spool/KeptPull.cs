using AndonBot.Domain.Lines;

namespace AndonBot.Incidents.Spool;

/// <summary>A pull that the database did not record in time, as it is kept on this machine's disk.</summary>
/// <param name="At">When it was pulled, by the world clock.</param>
/// <param name="KeptAt">When it was kept, by the system clock.</param>
/// <param name="Text">What is wrong, as Slack sent it.</param>
public sealed record KeptPull(
    Guid Id, string Workspace, string User, string Channel, string Key, DateTimeOffset At, DateTimeOffset KeptAt, string Text, Severity Severity)
{
    /// <summary>Where the person was, as Slack said.</summary>
    public string Here { get; init; } = "";

    public string? LineName { get; init; }

    /// <summary>The permalink of the message that it was pulled at.</summary>
    public string? Message { get; init; }

    /// <summary>The key of the interaction whose text is pulled with; the database has that text. Null when the text is here.</summary>
    public string? AnywayOf { get; init; }

    /// <summary>The channel in which it is announced; null when there is none.</summary>
    public string? AnnouncedIn { get; init; }
}
