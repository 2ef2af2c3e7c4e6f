using AndonBot.Domain.Lines;

namespace AndonBot.Lines;

/// <summary>A severity's policy as the lines file writes it: <c>stops: at-once, answer: 5m, postmortem: 1wd, action: 14d</c>.</summary>
public static class PolicyText
{
    public const string Stops = "stops";
    public const string Answer = "answer";
    public const string Postmortem = "postmortem";
    public const string Action = "action";

    public static string Format(SeverityPolicy policy) =>
        $"{Stops}: {StopRuleWord.Format(policy.StopRule)}, {Answer}: {policy.Answer}, "
        + $"{Postmortem}: {policy.Postmortem}, {Action}: {policy.Action}";

    /// <summary>The policy; what the text leaves out is the standard's.</summary>
    /// <exception cref="FormatException">Some part is not of this form; the message says which.</exception>
    public static SeverityPolicy Parse(string text, SeverityPolicy standard) => text
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Aggregate(standard, (policy, part) => With(policy, part));

    private static SeverityPolicy With(SeverityPolicy policy, string part) =>
        part.ToLowerInvariant().Split(':', StringSplitOptions.TrimEntries) switch
        {
            [Stops, var word] => policy with { StopRule = StopRuleWord.Parse(word) },
            [Answer, var span] => policy with { Answer = LineLiterals.Promise(span) },
            [Postmortem, var span] => policy with { Postmortem = LineLiterals.Promise(span) },
            [Action, var span] => policy with { Action = LineLiterals.Promise(span) },
            _ => throw new FormatException($"'{part}' is not a part of a severity: write it like {Format(SeverityPolicies.Default.Sev2)}."),
        };
}
