using System.Collections.Concurrent;
using System.Text;
using AndonBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Operation;

/// <summary>OpenTelemetry by the variables of its standard, and nothing of it without them.</summary>
public sealed class TelemetryTests
{
    [Test]
    public async Task Metrics_and_traces_go_to_the_collector_that_is_named_and_no_secret_is_in_them()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var collector = builder.Build();
        collector.Urls.Add("http://127.0.0.1:0");
        collector.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            // Names stand in the message as they are.
            received.Enqueue((request.Path, await new StreamReader(request.Body, Encoding.Latin1).ReadToEndAsync()));
            return Results.Ok();
        });
        await collector.StartAsync();
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        await replicas.StartAsync(settings:
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.First()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"), ("OTEL_BSP_SCHEDULE_DELAY", "300"), ("OTEL_SERVICE_NAME", "our-andon"),
        ]);

        Assert.That((await world.As(Ann).SayAsync(Checkout, "/andon checkout is down")).Status, Is.EqualTo(200));

        await replicas.Records.UntilAsync(() => Task.FromResult(
            Received("/v1/traces", "slack chat.postMessage") && Received("/v1/traces", "notification Call")
            && Received("/v1/metrics", "andon.acknowledgement.duration")));
        Assert.That(received.Select(one => one.Body), Has.All.Contains("our-andon"));
        Assert.That(
            received.Select(one => one.Body),
            Has.None.Contains(world.Slack.Settings.BotToken).And.None.Contains("Password").And.None.Contains("checkout is down"));

        bool Received(string path, string name) => received.Any(one => one.Path == path && one.Body.Contains(name, StringComparison.Ordinal));
    }

    [Test]
    public async Task While_nobody_asks_nothing_of_it_is_loaded()
    {
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        var process = await replicas.StartAsync();
        Assert.That((await world.As(Ann).SayAsync(Checkout, "/andon checkout is down")).Status, Is.EqualTo(200));

        var loaded = await File.ReadAllTextAsync($"/proc/{process.Id}/maps");
        Assert.That(loaded, Does.Contain("Npgsql.dll").And.Not.Contain("OpenTelemetry"));
    }
}
