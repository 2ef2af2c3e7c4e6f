namespace AndonBot.Domain.Commands;

/// <summary>How each command is typed: one sentence with an example, in Slack's mrkdwn.</summary>
public static class Usage
{
    /// <summary>Every command word with its sentence, in the order of help.</summary>
    public static IReadOnlyList<(string Command, string Sentence)> All { get; } =
        [.. CommandTable.Rules.Select(rule => (rule.Word, rule.Usage))];

    /// <summary>The sentence of one command, in any case; null when there is no such command.</summary>
    public static string? Of(string command) => CommandTable.Find(command)?.Usage;
}
