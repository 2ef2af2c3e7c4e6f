using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Everything that decides which notifications about an incident are due.</summary>
/// <param name="Backup">Who is called when the Fixer does not answer; null when the rotation has nobody else.</param>
/// <param name="Joined">The pulls that were merged into this one: number and puller.</param>
/// <param name="Zones">The zones of the people concerned, where Slack tells them.</param>
/// <param name="Operator">Who runs the bot; null while unknown.</param>
public sealed record IncidentFacts(
    Incident Incident,
    Line? Line,
    string? Backup,
    IReadOnlyList<IncidentEvent> Events,
    IReadOnlyList<(long Number, string Puller)> Joined,
    IReadOnlyDictionary<string, DateTimeZone> Zones,
    string? Operator) : IFacts
{
    /// <summary>Everything that was to be changed because of it.</summary>
    public IReadOnlyList<ActionItem> Actions { get; init; } = [];

    public DateTimeZone? ZoneOf(string person) => Zones.GetValueOrDefault(person);
}
