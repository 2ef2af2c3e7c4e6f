using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>Reads the words after the command word, from the left or from the right; a value that is not there is null and takes no word.</summary>
internal sealed class WordCursor(CommandText text, LocalDate today)
{
    private int _next = 1;
    private int _end = text.Words.Count;

    public bool AtEnd => _next >= _end;

    public int? Incident() => TakeNumber(WordShapes.Incident, WordShapes.IsBeforeIncident, WordShapes.Incident);

    public int? Action() => TakeNumber(WordShapes.Action, WordShapes.IsBeforeAction, word => WordShapes.Action(word) ?? WordShapes.Incident(word));

    public Severity? Severity() => Take(WordShapes.Severity);

    /// <summary>The Slack id of a mentioned person.</summary>
    public string? User() => Take(WordShapes.User);

    /// <summary>The name of a line, or of a mentioned channel (its id where Slack hides the name).</summary>
    public string? Line() => Take(WordShapes.Line);

    public string? Command() => Take(word => CommandTable.Find(word.Key)?.Word);

    /// <summary>The member of an enumeration whose name the word is.</summary>
    public T? OneOf<T>(params T[] members) where T : struct, Enum => Take(word =>
        members.Where(member => member.ToString().Equals(word.Key, StringComparison.OrdinalIgnoreCase)).Cast<T?>().FirstOrDefault());

    /// <summary>What is wrong with a date that was looked for and not found; null when nothing looks like one.</summary>
    public string? Problem { get; private set; }

    public LocalDate? Date() => ReadDate(fromRight: false);

    public bool LastIs(string subWord) => TakeLast(word => word.Key == subWord ? subWord : null) is not null;

    public LocalDate? LastDate() => ReadDate(fromRight: true);

    /// <summary>The Slack id of a mentioned person, or the word for the sender.</summary>
    public string? LastUser(string senderWord) => TakeLast(word => word.Key == senderWord ? senderWord : WordShapes.User(word));

    /// <summary>The text that is left, as it was typed.</summary>
    public string? Rest()
    {
        var rest = text.Between(_next, _end);
        _next = _end;
        return rest.Length > 0 ? rest : null;
    }

    /// <summary>The longest date at one end of what is left.</summary>
    private LocalDate? ReadDate(bool fromRight)
    {
        for (var count = Math.Min(DateWords.MostWords, _end - _next); count > 0; count--)
        {
            var first = fromRight ? _end - count : _next;
            var words = string.Join(' ', Enumerable.Range(first, count).Select(index => text.Words[index].Key));
            if (DateWords.Read(words, today) is { } date)
            {
                (_next, _end) = fromRight ? (_next, _end - count) : (_next + count, _end);
                return date;
            }

            Problem ??= DateWords.Problem(words, today);
        }

        return null;
    }

    /// <summary>A number, also behind a word that says of what it is the number.</summary>
    private int? TakeNumber(Func<Word, int?> read, Func<Word, bool> isBefore, Func<Word, int?> readBehind)
    {
        if (_end - _next < 2 || !isBefore(text.Words[_next]) || readBehind(text.Words[_next + 1]) is not { } number)
            return Take(read);
        _next += 2;
        return number;
    }

    private T? Take<T>(Func<Word, T?> read)
    {
        var value = AtEnd ? default : read(text.Words[_next]);
        _next += value is null ? 0 : 1;
        return value;
    }

    private T? TakeLast<T>(Func<Word, T?> read)
    {
        var value = AtEnd ? default : read(text.Words[_end - 1]);
        _end -= value is null ? 0 : 1;
        return value;
    }
}
