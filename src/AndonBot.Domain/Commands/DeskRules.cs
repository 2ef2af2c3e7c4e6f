using static AndonBot.Domain.Commands.AndonCommand;

namespace AndonBot.Domain.Commands;

/// <summary>Commands that only look: status, list, show, help.</summary>
internal static class DeskRules
{
    public static IReadOnlyList<CommandRule> All { get; } =
    [
        new("status", "To see a line's lamp, Fixer and open incidents, type `/andon status`; for another line `/andon status checkout`.",
            words => new Status(words.Line())),
        new("list", "To list incidents, type `/andon list`, or say which: `/andon list open`, `/andon list all`, `/andon list mine`.",
            words => new List(words.OneOf(Enum.GetValues<IncidentScope>()) ?? IncidentScope.Open))
        {
            SubWords = ["open", "all", "mine"],
        },
        new("show", "To see one incident with its timeline, give its number: `/andon show 12`.",
            words => new Show(words.Incident())),
        new("help", "To see what I can do, type `/andon help`, or ask about one command: `/andon help contain`.",
            words => new Help(words.Command())),
    ];
}
