namespace AndonBot.Health;

/// <summary>One sentence about one thing that was checked, with what to do next.</summary>
internal sealed record Finding(Verdict Verdict, string About, string Sentence)
{
    public static Finding Ok(string about, string sentence) => new(Verdict.Ok, about, sentence);

    public static Finding Warning(string about, string sentence) => new(Verdict.Warning, about, sentence);

    public static Finding Failed(string about, string sentence) => new(Verdict.Failed, about, sentence);

    /// <summary>A setting that is wrong, in the words that the start uses for it.</summary>
    public static Finding Wrong(string about, SettingsException wrong) => new(Verdict.Wrong, about, wrong.Message);
}
