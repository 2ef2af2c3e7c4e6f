using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>What somebody asked for with <c>/andon</c>.</summary>
/// <remarks>Free text in it is still as Slack sent it; <see cref="IncomingText"/> decodes it, once.</remarks>
public abstract partial record AndonCommand
{
    private const int ShortestMistypedWord = 4;

    /// <summary>No text: the form that pulls the cord, with the severity if one was named.</summary>
    public sealed record OpenPullModal(Severity? Severity) : AndonCommand;

    /// <summary>A pull, null severity being the default; <c>Command</c> is the first word when it is one whose rest does not fit.</summary>
    public sealed record Pull(string Text, Severity? Severity = null, string? Command = null) : AndonCommand
    {
        /// <summary>Whether an incident's number behind the first word would make a command of it.</summary>
        public bool LacksNumber(LocalDate today) => Meant(1, today) is not null;

        /// <summary>The command that the text is with an incident's number behind its first word; null when it is none.</summary>
        public AndonCommand? Meant(int incident, LocalDate today) =>
            Command is not null && Parse($"{Command} {incident} {Text[Command.Length..]}", today) is var meant and not (Pull or Misread)
                ? meant
                : null;
    }

    /// <summary>A command that was meant and does not fit: its usage, and the text to pull the cord with instead.</summary>
    public sealed record Misread(string Usage, string Text) : AndonCommand;

    /// <summary>One word that is nearly a command, and the text to pull the cord with instead.</summary>
    public sealed record DidYouMean(string Word, string Suggestion, string Text) : AndonCommand;

    /// <summary>Reads the text of a slash command, on the sender's date; whatever is no command pulls the cord. Never throws.</summary>
    public static AndonCommand Parse(string raw, LocalDate today)
    {
        var text = new CommandText(raw);
        if (text.Words.Count == 0)
            return new OpenPullModal(null);
        if (text.SplitSeverity() is var (severity, rest))
            return rest.Length == 0 ? new OpenPullModal(severity) : new Pull(rest, severity);
        if (CommandTable.Find(text.Words[0].Text) is { } rule)
            return rule.Read(text, today) is { } command ? command
                : rule.IsMeant(text, today) ? new Misread(rule.Usage, text.Whole)
                : new Pull(text.Whole, Command: rule.Word);
        return Mistyped(text) is { } question ? question : new Pull(text.Whole);
    }

    private static DidYouMean? Mistyped(CommandText text)
    {
        var word = text.Words[0].Key;
        var oneWord = text.Words.Count == 1 && word.Count(char.IsLetterOrDigit) >= ShortestMistypedWord;
        return oneWord && CommandTable.Nearest(word) is { } command ? new DidYouMean(text.Whole, command, text.Whole) : null;
    }
}
