namespace AndonBot.Domain.Commands;

/// <summary>What people are told about how commands are typed.</summary>
public static class Usage
{
    /// <summary>Every command word with its usage sentence, in Slack's mrkdwn.</summary>
    public static IReadOnlyList<(string Command, string Sentence)> All { get; } =
        [.. CommandTable.All.Select(syntax => (syntax.Word, syntax.Usage))];

    /// <summary>The entries of the short help, in its order.</summary>
    public static IReadOnlyList<HelpEntry> Help { get; } =
        [.. CommandTable.All.SelectMany(syntax => syntax.Help).OrderBy(entry => entry.Group).ThenBy(entry => entry.Place)];

    /// <summary>The usage sentence of a command word in any case; null when there is no such command.</summary>
    public static string? Of(string command) => CommandTable.Find(command)?.Usage;
}
