
namespace AndonBot.Health;

/// <summary>Shows the results of the checks in Slack.</summary>
internal static class HealthMessages
{
    /// <summary>Two lines when all is well, else a line for each finding, the bad ones first.</summary>
    public static Reply Tell(IReadOnlyList<CheckResult> results) => results.All(IsWell)
        ? new(Summary(results.ToDictionary(result => result.Name, result => result.Summary)))
        : new(string.Join('\n', ["*Not all is well with me.*", .. results.SelectMany(result => result.Findings).OrderBy(IsWell).Select(Line)]));

    /// <summary>A check without a finding could not be made.</summary>
    private static bool IsWell(CheckResult result) => result.Findings.Count > 0 && result.Findings.All(IsWell);

    private static bool IsWell(Finding finding) => finding.Verdict == Verdict.Ok;

    private static string Summary(Dictionary<CheckName, string> parts) =>
        $"All is well: {parts[CheckName.Database]}, {parts[CheckName.Slack]}, and {parts[CheckName.Socket]}.\n"
        + $"{parts[CheckName.Notices]} {parts[CheckName.Ticks]}.";

    private static string Line(Finding finding)
    {
        var lamp = finding.Verdict switch { Verdict.Ok => "🟢", Verdict.Warning => "🟡", _ => "🔴" };
        return $"{lamp} *{finding.About}:* {finding.Sentence}";
    }
}
