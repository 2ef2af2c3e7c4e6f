using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>One command: its word, a sentence with an example, and how the words behind it are read (null when they do not fit).</summary>
internal sealed record CommandRule(string Word, string Usage, Func<WordCursor, AndonCommand?> Reader)
{
    public IReadOnlyList<string> SubWords { get; init; } = [];

    public bool TakesDates { get; init; }

    /// <summary>The command, when every word behind it has its place.</summary>
    public AndonCommand? Read(CommandText text, LocalDate today)
    {
        var words = new WordCursor(text, today);
        return Reader(words) is { } command && words.AtEnd ? command : null;
    }

    /// <summary>Whether somebody meant the command although the rest does not fit, by the word behind it.</summary>
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
