namespace AndonBot.Domain.Commands;

/// <summary>What a text asks for: the word of a command, null for none, and the number of an incident or an action in it, as a command takes it.</summary>
internal sealed record Wish(AskedReason Reason, string? Command = null, string? Number = null);

/// <summary>Texts that ask for something, or might, and so do not pull the cord at once.</summary>
internal static class Wishes
{
    /// <summary>The longest text in which a command word and a number are taken for a command, in words.</summary>
    private const int MostWords = 8;

    /// <summary>Whether a text only says that the cord should be pulled, and not why.</summary>
    public static bool IsForPull(CommandText text) => WishPatterns.ForPull().IsMatch(text.Plain);

    /// <summary>What a text asks for that says that something is over; null when it does not.</summary>
    public static Wish? Over(CommandText text) =>
        !WishPatterns.Over().IsMatch(text.Plain) || Trouble.IsIn(WishPatterns.Over().Replace(text.Plain, "")) ? null
        : NumberIn(text) is { } number ? new(AskedReason.Command, "contain", number)
        : new(AskedReason.Over);

    /// <summary>What a text asks for; null when it pulls.</summary>
    public static Wish? In(CommandText text)
    {
        var plain = text.Plain;
        var wrong = Trouble.IsIn(plain);
        if (WishPatterns.Negated().IsMatch(plain) && text.Words.Count <= MostWords)
            return new(AskedReason.Negated);
        if (WishPatterns.Greeting().IsMatch(plain))
            return new(AskedReason.Greeting, "help");
        if (Over(text) is { } over)
            return over;
        if (WishPatterns.OnIncident().Match(plain) is { Success: true } on)
            return new(AskedReason.Command, on.Groups["note"].Success ? "note" : "same", NumberIn(text));
        if (!wrong && NumberIn(text) is not null && Command(text, plain) is { } done)
            return done;
        if (Question(text, plain, wrong) is { } command)
            return new(AskedReason.Question, NullIfEmpty(command));
        if (text.Words is [var first, var second, ..] && OtherWords.TakesNumber(first.Key) && WishPatterns.Numbered().IsMatch(second.Key))
            return new(AskedReason.Command, NullIfEmpty(OtherWords.Exactly(first.Key)!), NumberIn(text));
        return wrong ? null : Command(text, plain);
    }

    /// <summary>The first number of an incident or an action in a text, as a command takes it.</summary>
    public static string? NumberIn(CommandText text) =>
        text.Words.Select(word => word.Key).Select(word => WishPatterns.Numbered().Match(word)).Where(match => match.Success)
            .Select(match => (match.Groups["a"].Success ? "A" : "") + match.Groups["number"].Value).FirstOrDefault();

    private static Wish? Command(CommandText text, string plain)
    {
        var number = NumberIn(text);
        var keys = text.Words.Select(word => Bare(word.Key)).Where(word => word.Length > 0 && !WishPatterns.Numbered().IsMatch(word)).ToList();
        if (WishPatterns.OnIt().IsMatch(plain))
            return new(AskedReason.Command, "ack", number);
        if (keys.Count == 0)
            return number is null ? null : number[0] == 'A' ? new(AskedReason.Command, "actions") : new(AskedReason.Command, "show", number);
        var meant = keys.SkipWhile(word => WishPatterns.Fillers().IsMatch(word)).ToList();
        if (meant.Count > 0 && CommandIn(text.Words.Count, meant, number) is { } command)
            return new(AskedReason.Command, NullIfEmpty(command), number);
        return WishPatterns.Please().IsMatch(plain) ? new(AskedReason.Command) : null;
    }

    /// <summary>The command that words ask for, empty for none that there is; null when they ask for nothing.</summary>
    /// <param name="count">How many words the text has in all.</param>
    private static string? CommandIn(int count, IReadOnlyList<string> words, string? number)
    {
        if (count == 1)
            return words[0].Count(char.IsLetterOrDigit) < 3 ? null : OtherWords.CommandOf(words[0]);
        if (number is not null && count <= MostWords && (OtherWords.CommandOf(words[0]) ?? OtherWords.Exactly(words[^1])) is { } command)
            return command;
        return OtherWords.Exactly(words[0]) is { } exact && (count == 2 || (words.Count > 1 && WishPatterns.Objects().IsMatch(words[1]))) ? exact : null;
    }

    /// <summary>The likely command of a question, empty for none; null when a text is no question, or one about something wrong.</summary>
    private static string? Question(CommandText text, string plain, bool wrong)
    {
        var isAsked = text.Whole.EndsWith('?') || WishPatterns.Asks().IsMatch(plain);
        if (WishPatterns.Who().IsMatch(plain) && (!wrong || WishPatterns.About().IsMatch(plain)))
            return "fixer";
        if (WishPatterns.StateOf().IsMatch(plain))
            return "status";
        if (!isAsked || (wrong && !WishPatterns.About().IsMatch(plain)))
            return null;
        return WishPatterns.AboutIncidents().IsMatch(plain) ? "list"
            : WishPatterns.AboutActions().IsMatch(plain) ? "actions"
            : WishPatterns.About().IsMatch(plain) ? "status"
            : WishPatterns.HowTo().IsMatch(plain) ? "help"
            : "";
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string Bare(string word) => word.Trim([.. "#\"'`*_()[]“”‘’&;?!.,:"]);
}
