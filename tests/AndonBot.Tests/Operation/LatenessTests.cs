using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using AndonBot.Health;
using AndonBot.Playground;
using AndonBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Operation;

/// <summary>When the bot's own messages are late, it tells on a second way: once, and once when it is over.</summary>
public sealed class LatenessTests
{
    private readonly ConcurrentQueue<JsonNode> _told = new();
    private WebApplication _pager = null!;
    private int _failures;

    [SetUp]
    public async Task StartPagerAsync()
    {
        _told.Clear();
        _failures = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _pager = builder.Build();
        _pager.Urls.Add("http://127.0.0.1:0");
        _pager.MapPost("/alarm", async (HttpRequest request) =>
        {
            if (Interlocked.Decrement(ref _failures) >= 0)
                return Results.StatusCode(503);
            _told.Enqueue((await JsonNode.ParseAsync(request.Body))!);
            return Results.Ok();
        });
        await _pager.StartAsync();
    }

    [TearDown]
    public async Task StopPagerAsync() => await _pager.DisposeAsync();

    [Test]
    public async Task It_is_told_once_that_messages_are_late_and_once_that_they_are_not_any_more()
    {
        await using var world = await StartAsync(settings: ("Alarm:Webhook", $"{_pager.Urls.First()}/alarm"));
        var watch = world.Get<LatenessWatch>();
        await watch.Look();
        Assert.That(_told, Is.Empty);

        // A message waits for a channel that Slack limits, and has done so for six minutes.
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.ExecuteAsync("update notice set state = 'deferred', queued_at = clock_timestamp() - interval '6 minutes', "
            + "lease_until = clock_timestamp() + interval '10 minutes' where kind = 'Call'");
        _failures = 1;
        for (var look = 0; look < 4; look++)
            await watch.Look();
        Assert.That(_told.Select(told => told["state"]!.GetValue<string>()), Is.EqualTo(["late"]), "The first try failed, and nobody is told twice.");
        Assert.That(_told.Single()["text"]!.GetValue<string>(), Is.EqualTo("AndonBot's messages are late: the oldest has waited 6 min; 1 message waits."));

        await world.ExecuteAsync("update notice set state = 'accepted' where kind = 'Call'");
        for (var look = 0; look < 3; look++)
            await watch.Look();
        Assert.That(_told.Select(told => told["state"]!.GetValue<string>()), Is.EqualTo(["late", "over"]));
    }

    [Test]
    public async Task A_database_that_does_not_answer_is_told_too()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync();
        await using var world = await StartAsync(
            database: await postgres.CreateDatabaseAsync("andon"), settings: [("Alarm:Webhook", $"{_pager.Urls.First()}/alarm"), ("Alarm:After", "1ms")]);
        var watch = world.Get<LatenessWatch>();

        await postgres.StopAsync();
        for (var look = 0; look < 4; look++)
            await watch.Look();
        Assert.That(_told.Select(told => told["state"]!.GetValue<string>()), Is.EqualTo(["late"]));

        await postgres.StartAgainAsync();
        await watch.Look();
        Assert.That(_told.Select(told => told["text"]!.GetValue<string>()), Has.Exactly(1).EqualTo("AndonBot's database answers again."));
    }
}
