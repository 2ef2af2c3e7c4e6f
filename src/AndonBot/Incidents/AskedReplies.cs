using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>Answers to texts that ask for something, or might.</summary>
public static class AskedReplies
{
    /// <summary>How much of a command fits into a button.</summary>
    private const int LongestCommand = 1500;

    /// <param name="likely">The command that is probably meant, as it is typed.</param>
    /// <param name="over">The incident that may be over.</param>
    /// <param name="key">Under which the text is kept.</param>
    public static Reply Of(AndonCommand.Asked asked, string? likely, long? over, string key)
    {
        List<ReplyButton> buttons = over is { } number
            ? [new(ContainHandler.Button, "Contained…", $"{number}", Primary: true), new(DismissHandler.Button, "False alarm…", $"{number}")]
            : likely is { Length: <= LongestCommand } ? [SuggestedCommand.ButtonFor(likely)] : [];
        return new(Sentence(asked, likely, over), [.. buttons, new ReplyButton(PullAnywayHandler.Button, TextKeeper.Pull, key)]);
    }

    /// <summary>While the database is away nothing is kept but pulls.</summary>
    public static Reply WithoutDatabase(AndonCommand.Asked asked) => new(
        $"{Sentence(asked, null, null)} If it is a pull, type `/andon sev2` and your text: I keep that although my database is away.");

    private static string Sentence(AndonCommand.Asked asked, string? likely, long? over) => "Not pulled yet. " + asked.Reason switch
    {
        AskedReason.NoSuchSeverity => "There are SEV1 (customers cannot work), SEV2 (degraded) and SEV3 (nobody is blocked).",
        AskedReason.Greeting => "Hello! Tell me what is wrong, and I call the Fixer.",
        AskedReason.Over when over is { } number => $"Is #{number} over? Say what contained it, or call it a false alarm.",
        AskedReason.Over => "That reads as if something is over. `/andon list` shows what is open.",
        AskedReason.Negated => "That says what not to do, and nothing was done.",
        AskedReason.Question when likely is null => "That reads as a question, and I know no answer: `/andon help` shows what I can do.",
        _ when likely is not null => "Did you mean this?",
        _ when asked.Command is { } word && Usage.Of(word) is { } usage => Mrkdwn.Text(usage),
        _ => "That asks for something that I cannot do: `/andon help` shows what I can.",
    };
}
