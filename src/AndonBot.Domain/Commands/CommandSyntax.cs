using NodaTime;

namespace AndonBot.Domain.Commands;

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

    /// <summary>Reads a whole text; returns null when a word does not fit or is left over.</summary>
    public AndonCommand? Read(CommandText text, LocalDate today)
    {
        var words = new WordCursor(text, today);
        return Reader(words) is { } command && words.AtEnd ? command : null;
    }

    /// <summary>Whether the second word shows that the command was meant, although the text does not fit it.</summary>
    public bool IsMeant(CommandText text, LocalDate today)
    {
        if (text.Words.Count < 2)
            return false;
        var word = text.Words[1];
        return WordShapes.IsNumber(word) || WordShapes.IsMention(word)
            || SubWords.Any(subWord => Typo.IsOf(subWord, word.Key))
            || new WordCursor(text, today).Date() is not null
            || (TakesDates && DateWords.IsNearly(word.Key));
    }
}
