using static AndonBot.Domain.Commands.AndonCommand;

namespace AndonBot.Domain.Commands;

/// <summary>Commands in the life of an incident.</summary>
internal static class IncidentRules
{
    public static IReadOnlyList<CommandRule> All { get; } =
    [
        new("ack", "To say that you are on it, give the incident's number and nothing else: `/andon ack 12`.",
            words => new Answer(words.Incident())),
        new("stop", "To stop the line for an incident, give its number and, if you like, the reason: `/andon stop 12 orders are lost`.",
            words => words.Incident() is { } incident ? new Stop(incident, words.Rest()) : new Stop(null, null)),
        new("restart", "To restart the line, give the incident's number and what contains it: `/andon restart 12 rolled back to v41`.",
            words => words.Incident() is { } incident ? new Restart(incident, words.Rest()) : null),
        new("contain", "To contain an incident, give its number and say what was done: `/andon contain 12 rolled back to v41`.",
            words => words.Incident() is { } incident && words.Rest() is { } text ? new Contain(incident, text) : null),
        new("back", "To say that an incident is back, give its number and nothing else: `/andon back 12`.",
            words => words.Incident() is { } incident ? new Back(incident) : null),
        new("dismiss", "To dismiss a false alarm, give its number and say why: `/andon dismiss 12 flaky test`.",
            words => words.Incident() is { } incident && words.Rest() is { } why ? new Dismiss(incident, why) : null),
        new("sev", "To change a severity, give the incident's number and 1, 2 or 3: `/andon sev 12 1`. "
            + "To pull the cord at one, write it as one word: `/andon sev1 checkout is down`.",
            words => words.Incident() is { } incident && words.Severity() is { } severity ? new SetSeverity(incident, severity) : null),
        new("note", "To add to an incident's timeline, give its number and the note: `/andon note 12 the cache is cold`.",
            words => words.Incident() is { } incident && words.Rest() is { } text ? new Note(incident, text) : null),
        new("give", "To hand over, give the number of an incident or an action and mention one person: `/andon give 12 @bob`, "
            + "`/andon give A34 @bob`.",
            ReadGive),
        new("same", "To merge an incident into an earlier one, give both numbers, the earlier one last: `/andon same 13 12`.",
            words => words.Incident() is { } later && words.Incident() is { } earlier ? new Same(later, earlier) : null),
        new("again", "To say that a defect came back, give the earlier incident's number and, if you like, what you see: "
            + "`/andon again 12 carts are empty`.",
            words => words.Incident() is { } incident ? new Again(incident, words.Rest()) : null),
    ];

    private static AndonCommand? ReadGive(WordCursor words) =>
        words.Incident() is { } incident ? words.User() is { } fixer ? new GiveIncident(incident, fixer) : null
        : words.Action() is { } action && words.User() is { } owner ? new GiveAction(action, owner)
        : null;
}
