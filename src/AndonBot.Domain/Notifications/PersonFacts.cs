using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>An open action that a person is reminded of, with the incident and the line that it belongs to.</summary>
public sealed record DigestItem(ActionItem Action, Incident Incident, Line Line)
{
    /// <summary>Who is reminded: the owner, else the incident's Fixer, else the line's owner, as far as they can act.</summary>
    public string Addressee(Func<string, bool> isAble) =>
        new[] { Action.Owner, Incident.Fixer, Line.Owner }.OfType<string>().FirstOrDefault(isAble) ?? Action.Owner;

    /// <summary>The date where the line is.</summary>
    public LocalDate Today(Instant now) => now.InZone(Line.Calendar.Zone).Date;
}

/// <summary>Everything that decides which notifications about a person's actions are due.</summary>
/// <param name="Zone">The person's, where Slack tells it.</param>
/// <param name="Operator">Who runs the bot; null while unknown.</param>
public sealed record PersonFacts(string Person, DateTimeZone? Zone, IReadOnlyList<DigestItem> Items, string? Operator) : IFacts
{
    /// <summary>What was done or dropped since the person was last told.</summary>
    public IReadOnlyList<DigestItem> Ended { get; init; } = [];
}
