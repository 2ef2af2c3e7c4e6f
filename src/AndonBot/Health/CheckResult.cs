using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>What a check found out.</summary>
/// <param name="Status">For machines. <see cref="HealthStatus.Unhealthy"/> means that this replica cannot record a pull.</param>
/// <param name="Findings">For people, in sentences. It is empty when the check could not be made for a reason that another check reports.</param>
internal sealed record CheckResult(CheckName Name, HealthStatus Status, params IReadOnlyList<Finding> Findings)
{
    private const string Key = "result";

    /// <summary>What is wrong, for machines.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Numbers for machines, in place of the detail.</summary>
    public IReadOnlyDictionary<string, int>? Numbers { get; init; }

    /// <summary>The part of the sentence that says that all is well.</summary>
    public string Summary { get; init; } = "";

    /// <summary>A result whose status is that of its worst finding.</summary>
    public static CheckResult Of(CheckName name, params IReadOnlyList<Finding> findings) =>
        new(name, findings.Select(finding => finding.Verdict).DefaultIfEmpty().Max() switch
        {
            Verdict.Ok => HealthStatus.Healthy,
            Verdict.Warning => HealthStatus.Degraded,
            _ => HealthStatus.Unhealthy,
        }, findings);

    /// <summary>The results of a report, in the order of their names.</summary>
    public static IReadOnlyList<CheckResult> In(HealthReport report) =>
        [.. report.Entries.Select(entry => Of(entry.Key, entry.Value)).OrderBy(result => result.Name)];

    public HealthCheckResult ToHealthCheckResult() => new(Status, Detail, data: new Dictionary<string, object> { [Key] = this });

    private static CheckResult Of(string name, HealthReportEntry entry) => entry.Data.TryGetValue(Key, out var result)
        ? (CheckResult)result
        : Failed(Enum.Parse<CheckName>(name), entry.Exception);

    private static CheckResult Failed(CheckName name, Exception? exception) =>
        Of(name, Finding.Failed(name.ToString().ToLowerInvariant(), $"could not be checked ({exception?.GetType().Name}).")) with
        {
            Detail = "could not be checked",
        };
}
