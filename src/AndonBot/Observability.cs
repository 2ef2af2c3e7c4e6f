using System.Runtime.CompilerServices;
using AndonBot.Storage;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AndonBot;

/// <summary>Exports metrics and traces when the operator asks for them: over OTLP, and to Prometheus at an address of its own.</summary>
/// <remarks>The methods are not inlined: while nobody asks, nothing of OpenTelemetry is loaded.</remarks>
internal static class Observability
{
    /// <summary>Any of these switches OTLP on; OpenTelemetry itself reads them and the others of its standard.</summary>
    private static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];

    public static void AddObservability(this WebApplicationBuilder builder, AndonSettings settings)
    {
        var byOtlp = Endpoints.Any(name => !string.IsNullOrEmpty(builder.Configuration[name]));
        if (byOtlp || settings.MetricsUrl is not null)
            Add(builder.Services, byOtlp, settings.MetricsUrl is not null);
        if (settings.MetricsUrl is { } address)
            builder.WebHost.UseUrls([.. Addresses(builder.Configuration), address.GetLeftPart(UriPartial.Authority)]);
    }

    /// <summary>Answers at the address of the metrics with these and nothing else.</summary>
    public static void UseObservability(this WebApplication app)
    {
        if (app.Services.GetRequiredService<AndonSettings>().MetricsUrl is { } address)
            app.MapWhen(context => context.Connection.LocalPort == address.Port, Scrape);
    }

    /// <summary>Where ASP.NET listens by itself.</summary>
    private static string[] Addresses(IConfiguration configuration) =>
        configuration["urls"]?.Split(';') ?? configuration["http_ports"]?.Split(';').Select(port => $"http://*:{port}").ToArray() ?? ["http://localhost:5000"];

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Scrape(IApplicationBuilder app) => app.UseOpenTelemetryPrometheusScrapingEndpoint().Run(context =>
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(IServiceCollection services, bool byOtlp, bool toPrometheus)
    {
        var telemetry = services.AddOpenTelemetry()
            // The environment comes second, so that OTEL_SERVICE_NAME wins.
            .ConfigureResource(resource => resource.AddService("andonbot").AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Telemetry.Name, "Npgsql", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel");
                if (byOtlp)
                    metrics.AddOtlpExporter();
                if (toPrometheus)
                    metrics.AddPrometheusExporter();
            });
        // Not the source of HttpClient: the addresses that it tells are secrets where they are webhooks.
        if (byOtlp)
            telemetry.WithTracing(traces => traces.AddSource(Telemetry.Name, "Npgsql", "Microsoft.AspNetCore").AddOtlpExporter());
    }
}
