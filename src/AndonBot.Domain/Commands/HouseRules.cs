using static AndonBot.Domain.Commands.AndonCommand;

namespace AndonBot.Domain.Commands;

/// <summary>Commands about the line and the bot themselves.</summary>
internal static class HouseRules
{
    public static IReadOnlyList<CommandRule> All { get; } =
    [
        new("report", "To see the kaizen report, type `/andon report`, or name a period: `/andon report month`.",
            words => new Report(words.OneOf(Enum.GetValues<ReportPeriod>()) ?? ReportPeriod.Week))
        {
            SubWords = ["week", "month", "quarter"],
        },
        new("drill", "To practise a pull that counts nowhere, type `/andon drill` and nothing else.",
            _ => new Drill()),
        new("setup", "To see and change this line's settings, type `/andon setup` and nothing else.",
            _ => new Setup()),
        new("health", "To see what I check of myself, type `/andon health` and nothing else.",
            _ => new Health()),
    ];
}
