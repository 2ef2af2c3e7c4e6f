using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>What the text of a slash command asks for.</summary>
/// <remarks>Free text in a command is still encoded by Slack; whoever uses it decodes it with <see cref="IncomingText"/>, once.</remarks>
public abstract partial record AndonCommand
{
    /// <summary>Opens the form that pulls the cord, with the severity if one was typed.</summary>
    public sealed record OpenPullModal(Severity? Severity) : AndonCommand;

    /// <summary>Opens the form of a command, which says only of which incident or action: <c>12</c> or <c>A34</c>.</summary>
    public sealed record OpenForm(string Command, string Number) : AndonCommand;

    /// <summary>Pulls the cord; <c>Command</c> is the first word when it is a command word whose other words do not fit.</summary>
    public sealed record Pull(string Text, Severity? Severity = null, string? Command = null) : AndonCommand
    {
        /// <summary>Whether it begins with a word for the worst, such as "critical", which is no severity.</summary>
        public bool SoundsWorst => Severity is null && SeverityWords.SoundWorst(Text);

        /// <summary>Whether the text becomes a command when an incident's number is put after its first word.</summary>
        public bool LacksNumber(LocalDate today) => Meant(1, today) is not null;

        /// <summary>The command that the text becomes with an incident's number after its first word; null when it becomes none.</summary>
        public AndonCommand? Meant(int incident, LocalDate today) =>
            Command is null ? null : ParseOnlyCommand($"{Command} {incident} {Text[Command.Length..]}", today);
    }

    /// <summary>A command was meant, but its words do not fit: its usage sentence, and the text in case it was a pull after all.</summary>
    public sealed record Misread(string Usage, string Text) : AndonCommand;

    /// <summary>A text that asks for something, or might; it does not pull the cord before that is said.</summary>
    /// <param name="Command">The word of the command that is probably meant; null where none is.</param>
    /// <param name="Likely">That command as it is typed; null where the text lacks what it needs.</param>
    public sealed record Asked(AskedReason Reason, string? Command, string? Likely, string Text) : AndonCommand
    {
        /// <summary>The command with the number of an incident put behind its word, as it is typed; null when that is no command.</summary>
        public string? With(int incident, LocalDate today)
        {
            var text = new CommandText(Text);
            var typed = $"{Command} {incident} {text.Between(1, text.Words.Count)}".TrimEnd();
            return Command is not null && ParseOnlyCommand(typed, today) is not null ? typed : null;
        }
    }

    /// <summary>Reads the text of a slash command. Never throws.</summary>
    /// <param name="raw">The text as Slack sent it.</param>
    /// <param name="today">The sender's date, from which dates such as <c>fri</c> are counted.</param>
    /// <remarks>
    /// The first rule that applies:
    /// <list type="number">
    /// <item>No text, or a severity alone, opens the form.</item>
    /// <item>A command word followed by words that fit is that command, also with quotes, code marks or a list's mark around it.</item>
    /// <item>A severity followed by text pulls the cord with that severity; one that does not exist is asked about.</item>
    /// <item>A command word alone, or followed by what only a command has, is explained. Otherwise the text pulls if it reads as a sentence about
    /// something wrong, and is asked about if not.</item>
    /// <item>What reads as a wish, a question or a greeting is asked about.</item>
    /// <item>Any other text pulls the cord.</item>
    /// </list>
    /// </remarks>
    public static AndonCommand Parse(string raw, LocalDate today)
    {
        var text = new CommandText(raw);
        if (text.Words.Count == 0)
            return new OpenPullModal(null);
        var bare = text.Undressed() is { Words.Count: > 0 } undressed ? undressed : null;
        var typed = SyntaxOf(text) is null && bare is not null ? bare : text;
        var syntax = SyntaxOf(typed);
        if (syntax?.Read(typed, today) is { } command)
            return command;
        if (SeverityWords.Read(text.Whole) is var (level, rest))
            return AtLevel(level, rest, text);
        return syntax is null ? WithoutCommand(text, today) : NotFitting(syntax, typed, text, today);
    }

    private static CommandSyntax? SyntaxOf(CommandText text) => CommandTable.Find(text.Words[0].Key);

    private static AndonCommand AtLevel(int level, string rest, CommandText text) =>
        !SeverityWords.IsSeverity(level) ? new Asked(AskedReason.NoSuchSeverity, null, $"sev{(level == 0 ? 1 : 3)} {rest}".TrimEnd(), text.Whole)
        : rest.Length == 0 ? new OpenPullModal((Severity)level)
        : new Pull(rest, (Severity)level);

    /// <param name="typed">What begins with the command word.</param>
    /// <param name="text">All of it.</param>
    private static AndonCommand NotFitting(CommandSyntax syntax, CommandText typed, CommandText text, LocalDate today)
    {
        if (syntax.FormOf(typed) is { } form)
            return form;
        if (syntax.IsMeant(typed, today))
            return new Misread(syntax.Explain(typed, today), text.Whole);
        if (Trouble.IsIn(typed.Plain) && !WishPatterns.OnIncident().IsMatch(typed.Plain))
            return new Pull(text.Whole, Command: typed == text ? syntax.Word : null);
        // "Back to normal" begins like a command.
        return Ask(Wishes.Over(typed) ?? new(AskedReason.Command, syntax.Word, Wishes.NumberIn(typed)), text, today);
    }

    private static AndonCommand WithoutCommand(CommandText text, LocalDate today) =>
        Wishes.IsForPull(text) ? new OpenPullModal(null) : Wishes.In(text) is { } wish ? Ask(wish, text, today) : new Pull(text.Whole);

    private static Asked Ask(Wish wish, CommandText text, LocalDate today)
    {
        var typed = wish.Number is null ? wish.Command : $"{wish.Command} {wish.Number}";
        var isWhole = typed is not null && wish.Command is not null && ParseOnlyCommand(typed, today) is not null;
        return new(wish.Reason, wish.Command, isWhole ? typed : null, text.Whole);
    }

    /// <summary>Reads a text that is a command as it stands; null when it is none.</summary>
    private static AndonCommand? ParseOnlyCommand(string typed, LocalDate today) =>
        Parse(typed, today) is var command and not (Pull or Misread or Asked) ? command : null;
}
