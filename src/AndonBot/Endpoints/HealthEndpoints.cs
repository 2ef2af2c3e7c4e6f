using AndonBot.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Endpoints;

/// <summary>Reports whether the process is alive and whether this replica can record a pull.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", async (ReadyReport ready, HttpResponse response) =>
        {
            response.Headers.CacheControl = "no-store";
            return Answer(await ready.Current());
        });
    }

    private static IResult Answer(HealthReport report)
    {
        var isReady = report.Status != HealthStatus.Unhealthy;
        var checks = CheckResult.In(report).ToDictionary(result => result.Name.ToString().ToLowerInvariant(), Body);
        return TypedResults.Json(
            new { status = isReady ? "ready" : "unready", checks }, statusCode: isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

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
