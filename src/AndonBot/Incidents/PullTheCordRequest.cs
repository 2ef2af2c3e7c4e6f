using AndonBot.Domain.Lines;
using AndonBot.Incidents.Spool;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>A pull: what is wrong, in plain text.</summary>
/// <param name="LineName">The line, where the puller chose it; else the channel's.</param>
/// <param name="Anyway">The puller insists that it is not the one of a moment ago.</param>
/// <param name="Command">The command that the text began with, without the number it needs.</param>
/// <param name="Message">The permalink of the message that it was pulled at.</param>
public sealed record PullTheCordRequest(
    string Text, Severity Severity, string? LineName = null, bool Anyway = false, string? Command = null, string? Message = null)
{
    /// <summary>Whether it begins with a word for the worst and names no severity.</summary>
    public bool SoundsWorst { get; init; }

    /// <summary>When it was kept, by the system clock, because the database was away; null when it was not.</summary>
    public Instant? KeptAt { get; init; }

    /// <summary>Its announcement, which becomes its card; null when there is none.</summary>
    public EarlyCard? Early { get; init; }
}
