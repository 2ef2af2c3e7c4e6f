using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>What the text of a slash command asks for.</summary>
/// <remarks>Free text in a command is still encoded by Slack; whoever uses it decodes it with <see cref="IncomingText"/>, once.</remarks>
public abstract partial record AndonCommand
{
    private const int ShortestMistypedWord = 4;

    /// <summary>Opens the form that pulls the cord, with the severity if one was typed.</summary>
    public sealed record OpenPullModal(Severity? Severity) : AndonCommand;

    /// <summary>Pulls the cord; <c>Command</c> is the first word when it is a command word whose other words do not fit.</summary>
    public sealed record Pull(string Text, Severity? Severity = null, string? Command = null) : AndonCommand
    {
        /// <summary>Whether the text becomes a command when an incident's number is put after its first word.</summary>
        public bool LacksNumber(LocalDate today) => Meant(1, today) is not null;

        /// <summary>The command that the text becomes with an incident's number after its first word; null when it becomes none.</summary>
        public AndonCommand? Meant(int incident, LocalDate today) =>
            Command is not null && Parse($"{Command} {incident} {Text[Command.Length..]}", today) is var meant and not (Pull or Misread)
                ? meant
                : null;
    }

    /// <summary>A command was meant, but its words do not fit: its usage sentence, and the text in case it was a pull after all.</summary>
    public sealed record Misread(string Usage, string Text) : AndonCommand;

    /// <summary>A single mistyped command word, the word it is nearest to, and the text in case it was a pull after all.</summary>
    public sealed record DidYouMean(string Word, string Suggestion, string Text) : AndonCommand;

    /// <summary>Reads the text of a slash command. Never throws.</summary>
    /// <param name="raw">The text as Slack sent it.</param>
    /// <param name="today">The sender's date, from which dates such as <c>fri</c> are counted.</param>
    /// <remarks>
    /// Four rules, the first that applies:
    /// <list type="number">
    /// <item>No text, or a severity alone, opens the form.</item>
    /// <item>A severity followed by text pulls the cord with that severity.</item>
    /// <item>A command word followed by words that fit is that command. When they do not fit, the second word decides:
    /// if it shows that the command was meant, its usage is explained, and otherwise the text pulls the cord.</item>
    /// <item>Any other text pulls the cord, except a single word that looks like a mistyped command word, which is asked about.</item>
    /// </list>
    /// </remarks>
    public static AndonCommand Parse(string raw, LocalDate today)
    {
        var text = new CommandText(raw);
        if (text.Words.Count == 0)
            return new OpenPullModal(null);
        if (text.SplitSeverity() is var (severity, rest))
            return rest.Length == 0 ? new OpenPullModal(severity) : new Pull(rest, severity);
        if (CommandTable.Find(text.Words[0].Text) is { } syntax)
            return syntax.Read(text, today) is { } command ? command
                : syntax.IsMeant(text, today) ? new Misread(syntax.Usage, text.Whole)
                : new Pull(text.Whole, Command: syntax.Word);
        return Mistyped(text) is { } question ? question : new Pull(text.Whole);
    }

    private static DidYouMean? Mistyped(CommandText text)
    {
        var word = text.Words[0].Key;
        var oneWord = text.Words.Count == 1 && word.Count(char.IsLetterOrDigit) >= ShortestMistypedWord;
        return oneWord && CommandTable.Nearest(word) is { } command ? new DidYouMean(text.Whole, command, text.Whole) : null;
    }
}
