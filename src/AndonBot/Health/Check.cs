using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>One thing that the bot checks. The checks are found by their type; nothing lists them.</summary>
internal abstract class Check : IHealthCheck
{
    public abstract CheckName Name { get; }

    /// <summary>The <see cref="CheckTags"/> of the reports that include this check.</summary>
    public abstract IReadOnlyList<string> Tags { get; }

    /// <remarks>An exception that a check throws becomes a result that says so.</remarks>
    public abstract Task<CheckResult> Run(CancellationToken cancellation);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        (await Run(cancellationToken)).ToHealthCheckResult();
}
