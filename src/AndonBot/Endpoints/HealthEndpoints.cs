using AndonBot.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Endpoints;

/// <summary>Reports whether the process is alive and whether this replica can record a pull.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        routes.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(CheckTags.Ready), ResponseWriter = Write });
    }

    private static Task Write(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status == HealthStatus.Unhealthy ? "unready" : "ready",
        checks = CheckResult.In(report).ToDictionary(result => result.Name.ToString().ToLowerInvariant(), Body),
    });

    private static Dictionary<string, object> Body(CheckResult result)
    {
        var body = new Dictionary<string, object> { ["ok"] = result.Status == HealthStatus.Healthy };
        if (result.Numbers is null)
            body["detail"] = result.Detail;
        foreach (var (name, number) in result.Numbers ?? new Dictionary<string, int>())
            body[name] = number;
        return body;
    }
}
