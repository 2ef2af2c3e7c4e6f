using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>Reads the words after the command word, from the left or from the right; a value that is not there is null and takes no word.</summary>
internal sealed class WordCursor(CommandText text, LocalDate today)
{
    private int _next = 1;
    private int _end = text.Words.Count;

    public bool AtEnd => _next >= _end;

    public int? Incident() => Take(WordShapes.Incident);

    public int? Action() => Take(WordShapes.Action);

    public Severity? Severity() => Take(WordShapes.Severity);

    /// <summary>The Slack id of a mentioned person.</summary>
    public string? User() => Take(WordShapes.User);

    /// <summary>The name of a line, or of a mentioned channel (its id where Slack hides the name).</summary>
    public string? Line() => Take(WordShapes.Line);

    public string? Command() => Take(word => CommandTable.Find(word.Key)?.Word);

    /// <summary>The member of an enumeration whose name the word is.</summary>
    public T? OneOf<T>(params T[] members) where T : struct, Enum => Take(word =>
        members.Where(member => member.ToString().Equals(word.Key, StringComparison.OrdinalIgnoreCase)).Cast<T?>().FirstOrDefault());

    public LocalDate? Date()
    {
        if (_end - _next < 2 || ReadDate(_next) is not { } date)
            return Take(word => DateWords.Read(word.Key, today));
        _next += 2;
        return date;
    }

    public bool LastIs(string subWord) => TakeLast(word => word.Key == subWord ? subWord : null) is not null;

    public LocalDate? LastDate()
    {
        if (_end - _next < 2 || ReadDate(_end - 2) is not { } date)
            return TakeLast(word => DateWords.Read(word.Key, today));
        _end -= 2;
        return date;
    }

    /// <summary>The Slack id of a mentioned person, or the word for the sender.</summary>
    public string? LastUser(string senderWord) => TakeLast(word => word.Key == senderWord ? senderWord : WordShapes.User(word));

    /// <summary>The text that is left, as it was typed.</summary>
    public string? Rest()
    {
        var rest = text.Between(_next, _end);
        _next = _end;
        return rest.Length > 0 ? rest : null;
    }

    private LocalDate? ReadDate(int first) => DateWords.Read(text.Words[first].Key, text.Words[first + 1].Key, today);

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
