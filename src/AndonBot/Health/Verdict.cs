namespace AndonBot.Health;

/// <summary>How bad a finding is, the worst last.</summary>
internal enum Verdict
{
    Ok,
    Warning,
    Failed,

    /// <summary>Failed because of a setting, which also ends the start.</summary>
    Wrong,
}
