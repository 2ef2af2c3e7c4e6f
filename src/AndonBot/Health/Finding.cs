namespace AndonBot;

/// <summary>One thing that was checked before the start: what came of it, and what to do next.</summary>
internal sealed record Finding(Verdict Verdict, string About, string Sentence)
{
    public static Finding Ok(string about, string sentence) => new(Verdict.Ok, about, sentence);

    public static Finding Warning(string about, string sentence) => new(Verdict.Warning, about, sentence);

    public static Finding Failed(string about, string sentence) => new(Verdict.Failed, about, sentence);

    /// <summary>A setting that is wrong, in the words that the start has for it.</summary>
    public static Finding Wrong(string about, SettingsException wrong) => new(Verdict.Wrong, about, wrong.Message);

    public override string ToString() => $"{(Verdict == Verdict.Wrong ? "failed" : Verdict.ToString().ToLowerInvariant()),-8} {About,-9} {Sentence}";
}

/// <summary>How a check ended, the worst last.</summary>
internal enum Verdict
{
    Ok,
    Warning,
    Failed,

    /// <summary>Failed because of a setting, which ends the start too.</summary>
    Wrong,
}
