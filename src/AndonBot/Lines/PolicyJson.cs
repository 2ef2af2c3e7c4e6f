using System.Text.Json;
using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;

namespace AndonBot.Lines;

/// <summary>Severity policies as they are stored: the words of the lines file, per severity.</summary>
internal static class PolicyJson
{
    public static string Write(SeverityPolicies policies) => JsonSerializer.Serialize(
        Enum.GetValues<Severity>().ToDictionary(severity => $"sev{(int)severity}", severity => Stored.Of(policies[severity])), JsonSerializerOptions.Web);

    public static SeverityPolicies Read(string json)
    {
        var stored = JsonSerializer.Deserialize<Dictionary<string, Stored>>(json, JsonSerializerOptions.Web)!;
        return Enum.GetValues<Severity>().Aggregate(
            SeverityPolicies.Default,
            (policies, severity) => stored.TryGetValue($"sev{(int)severity}", out var policy)
                ? policies.With(severity, policy.ToPolicy(policies[severity].StopRule))
                : policies);
    }

    private sealed record Stored(string Stops, string Answer, string Postmortem, string Action)
    {
        public static Stored Of(SeverityPolicy policy) => new(
            StopRuleWord.Format(policy.StopRule), policy.Answer.ToString(), policy.Postmortem.ToString(), policy.Action.ToString());

        /// <param name="standard">The rule in the place of a word that only a newer version knows: a line whose policy has one can still be pulled on.</param>
        public SeverityPolicy ToPolicy(StopRule standard) => new(
            StopRuleWord.All.Contains(Stops) ? StopRuleWord.Parse(Stops) : standard, Span.Parse(Answer), Span.Parse(Postmortem), Span.Parse(Action));
    }
}
