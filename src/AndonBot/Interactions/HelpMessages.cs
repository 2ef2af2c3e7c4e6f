using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>Short help.</summary>
internal static class HelpMessages
{
    public static readonly Reply Help = new($"""
        *Something is wrong?* `/andon checkout is down` pulls the cord: the line's Fixer is called, and you are thanked. `/andon sev1 …` when customers cannot work. `/andon` alone opens a form.
        {string.Join('\n', Usage.Help.GroupBy(entry => entry.Group).Select(Line))}.
        """);

    /// <summary>How one command is used, or all in short.</summary>
    public static Reply About(string? command) => command is not null && Usage.Of(command) is { } usage ? new(Mrkdwn.Text(usage)) : Help;

    private static string Line(IGrouping<HelpGroup, HelpEntry> group) => $"{Title(group.Key)} {string.Join(" · ", group.Select(Entry))}";

    private static string Title(HelpGroup group) => group switch
    {
        HelpGroup.Responding => "*You are on it* (each after `/andon`):",
        HelpGroup.Line => "*The line:*",
        HelpGroup.Closing => "*It is over:*",
        HelpGroup.Learning => "*What was learned:*",
        HelpGroup.Prevention => "*So that it stays away:*",
        HelpGroup.Overview => "*How is it going?*",
        HelpGroup.Team => "*The team:*",
        _ => throw new ArgumentOutOfRangeException(nameof(group)),
    };

    private static string Entry(HelpEntry entry) =>
        $"`{Mrkdwn.Text(entry.Form)}`" + (entry.Remark is { } remark ? $" {Mrkdwn.Text(remark)}" : "");
}
