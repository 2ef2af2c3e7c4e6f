namespace AndonBot.Domain.Actions;

/// <summary>Beginnings of actions that say what somebody will busy themselves with, and not what will be different afterwards.</summary>
public static class VagueVerbs
{
    /// <summary>Verbs alone are meant with their -ing too.</summary>
    private static readonly string[][] Beginnings =
    [
        .. new[]
        {
            "add better", "add more", "agree on", "align", "analyse", "analyze", "be better", "be careful", "be mindful", "be more", "brainstorm", "check",
            "consider", "continue", "diagnose", "discuss", "emphasize", "encourage", "ensure", "examine", "explore", "figure out", "find out", "follow up",
            "get better", "improve", "investigate", "keep an eye", "look at", "look into", "monitor", "pay attention", "pay more attention", "propose",
            "reflect", "remind", "research", "review", "revisit", "see if", "see whether", "share", "speed up", "spike", "study", "take care", "think", "try",
            "understand", "watch", "work on",
        }.Select(beginning => beginning.Split(' ')),
    ];

    /// <summary>Words that people put before what they mean.</summary>
    private static readonly HashSet<string> Openers = ["we", "i", "should", "must", "need", "to", "will", "please", "let's", "lets", "todo"];

    /// <summary>Whether a text begins with a vague verb.</summary>
    public static bool Begin(string text)
    {
        var words = Words(text);
        return Beginnings.Any(beginning =>
            words.Count >= beginning.Length
                && beginning.Index().All(word => word.Item == words[word.Index] || (word.Index == 0 && Ing(word.Item) == words[0])));
    }

    private static List<string> Words(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Replace('’', '\'').ToLowerInvariant()
                .Trim('*', '_', '~', '`', '"', '“', '”', '-', '–', '•', '[', ']', '(', ')', ',', ';', ':', '.', '!', '?'))
            .Where(word => word.Length > 0).SkipWhile(Openers.Contains).Take(4),
    ];

    private static string Ing(string verb) => (verb.EndsWith('e') && verb != "be" && verb != "see" ? verb[..^1] : verb) + "ing";
}
