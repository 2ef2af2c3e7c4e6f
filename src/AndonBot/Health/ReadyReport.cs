using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>The report of <c>/health/ready</c>. However many ask at once, the checks run once for all of them.</summary>
internal sealed class ReadyReport(HealthCheckService health)
{
    private readonly Lock _lock = new();
    private Task<HealthReport>? _running;

    public Task<HealthReport> Current()
    {
        lock (_lock)
        {
            if (_running is null or { IsCompleted: true })
                _running = health.CheckHealthAsync(check => check.Tags.Contains(CheckTags.Ready));
            return _running;
        }
    }
}
