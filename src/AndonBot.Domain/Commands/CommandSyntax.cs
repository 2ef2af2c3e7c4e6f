using System.Globalization;
using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>What the form of a command is about.</summary>
internal enum FormSubject
{
    None,
    Incident,
    Action,
}

/// <summary>How one command is typed.</summary>
internal sealed record CommandSyntax
{
    /// <summary>The first word of the command, in lower case.</summary>
    public required string Word { get; init; }

    /// <summary>A sentence with an example, in Slack's mrkdwn.</summary>
    public required string Usage { get; init; }

    /// <summary>Reads the words after the first one; returns null when they do not fit.</summary>
    public required Func<WordCursor, AndonCommand?> Reader { get; init; }

    public required IReadOnlyList<HelpEntry> Help { get; init; }

    /// <summary>Second words that show that the command was meant, also when they are mistyped.</summary>
    public IReadOnlyList<string> SubWords { get; init; } = [];

    /// <summary>Whether a mistyped date as the second word shows that the command was meant.</summary>
    public bool TakesDates { get; init; }

    /// <summary>What its form is about, for a command that has one; <see cref="AndonCommand.OpenForm"/>.</summary>
    public FormSubject Form { get; init; }

    /// <summary>The form of the command, when nothing but a number is given.</summary>
    public AndonCommand.OpenForm? FormOf(CommandText text)
    {
        var words = new WordCursor(text, default);
        var number = Form switch
        {
            FormSubject.Incident => words.Incident()?.ToString(CultureInfo.InvariantCulture),
            FormSubject.Action => words.Action() is { } action ? $"A{action}" : null,
            _ => null,
        };
        return number is not null && words.AtEnd ? new(Word, number) : null;
    }

    /// <summary>Reads a whole text; returns null when a word does not fit or is left over.</summary>
    public AndonCommand? Read(CommandText text, LocalDate today)
    {
        var words = new WordCursor(text, today);
        return Reader(words) is { } command && words.AtEnd ? command : null;
    }

    /// <summary>What is wrong with a date or a mention in a text that does not fit, and how the command is typed.</summary>
    public string Explain(CommandText text, LocalDate today)
    {
        var words = new WordCursor(text, today);
        Reader(words);
        return TakesDates && words.Problem is { } problem ? $"{problem} {Usage}"
            : text.Words.Any(word => WordShapes.IsMention(word) && WordShapes.User(word) is null) ? $"Please choose one person from Slack's list. {Usage}"
            : Usage;
    }

    /// <summary>Whether nothing follows, or the second word shows that the command was meant, although the text does not fit it.</summary>
    public bool IsMeant(CommandText text, LocalDate today)
    {
        if (text.Words.Count < 2)
            return true;
        var word = text.Words[1];
        if (WordShapes.IsNumber(word) || WordShapes.IsMention(word))
            return true;
        return (text.Words.Count == 2 || !Trouble.IsIn(text.Plain)) && LooksMeant(text, word, today);
    }

    private bool LooksMeant(CommandText text, Word word, LocalDate today) =>
        SubWords.Any(subWord => Typo.IsOf(subWord, word.Key))
        || new WordCursor(text, today).Date() is not null
        || (TakesDates && DateWords.IsNearly(word.Key));
}
