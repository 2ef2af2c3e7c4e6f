using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>Registers the checks of this assembly, and runs those of a report.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        foreach (var type in typeof(Check).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Check))))
            services.AddSingleton(typeof(Check), type);
        services.AddSingleton<SharedLookups>().AddSingleton<ReadyReport>().AddSingleton<LatenessWatch>();
        services.AddHealthChecks();
        services.AddOptions<HealthCheckServiceOptions>().Configure<IEnumerable<Check>>((options, checks) =>
        {
            foreach (var check in checks)
                options.Registrations.Add(new(check.Name.ToString(), check, failureStatus: null, check.Tags));
        });
        return services;
    }

    public static async Task<IReadOnlyList<CheckResult>> Run(this HealthCheckService health, string tag, CancellationToken cancellation = default) =>
        CheckResult.In(await health.CheckHealthAsync(check => check.Tags.Contains(tag), cancellation));
}
