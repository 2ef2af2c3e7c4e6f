using static AndonBot.Domain.Commands.AndonCommand;

namespace AndonBot.Domain.Commands;

/// <summary>Commands about the analysis of an incident.</summary>
internal static class PostmortemRules
{
    public static IReadOnlyList<CommandRule> All { get; } =
    [
        new("postmortem", "To write the postmortem of an incident, give its number: `/andon postmortem 12`.",
            words => new Postmortem(words.Incident())),
        new("held", "To say that a postmortem was held, give the incident's number and nothing else: `/andon held 12`.",
            words => words.Incident() is { } incident ? new Held(incident) : null),
        new("extend", "To move a postmortem's due time, give the incident's number, a date and the reason: "
            + "`/andon extend 12 next mon the vendor answers on Friday`.",
            words => words.Incident() is { } incident && words.Date() is { } until && words.Rest() is { } why
                ? new Extend(incident, until, why) : null) { TakesDates = true },
        new("waive", "To waive what an incident still needs, give its number and the reason: `/andon waive 12 the service was shut down`.",
            words => words.Incident() is { } incident && words.Rest() is { } why ? new Waive(incident, why) : null),
    ];
}
