using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class CallWebhookStories
{
    private readonly ConcurrentQueue<(string Key, JsonNode Body)> _rung = new();
    private readonly ConcurrentQueue<(Dictionary<string, string> Headers, string Body)> _received = new();
    private WebApplication _pager = null!;
    private int _failures;

    [SetUp]
    public async Task StartPagerAsync()
    {
        _rung.Clear();
        _received.Clear();
        _failures = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _pager = builder.Build();
        _pager.Urls.Add("http://127.0.0.1:0");
        _pager.MapPost("/ring", async (HttpRequest request) =>
        {
            if (Interlocked.Decrement(ref _failures) >= 0)
                return Results.StatusCode(503);
            var body = await new StreamReader(request.Body).ReadToEndAsync();
            _received.Enqueue((request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body));
            _rung.Enqueue((request.Headers["Idempotency-Key"]!, JsonNode.Parse(body)!));
            return Results.Ok();
        });
        _pager.MapPost("/moved", () => Results.Redirect("/ring", permanent: true, preserveMethod: true));
        await _pager.StartAsync();
    }

    [TearDown]
    public async Task StopPagerAsync() => await _pager.DisposeAsync();

    [Test]
    public async Task A_webhook_in_a_private_network_is_not_called_and_the_operator_is_told()
    {
        await using var world = await StartAsync(withLine: false, settings: ("Andon:PrivateWebhooks", "false"));
        await world.AddLineAsync(CheckoutLine with { CallWebhook = $"{_pager.Urls.First()}/ring" });

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();

        Assert.That(_rung, Is.Empty);
        Assert.That(world.Inbox(Bob), Has.One.Contains("@Ann pulled the cord"));
        Assert.That(world.Inbox(Dora), Has.One.Contains("the public internet"));
    }

    [Test]
    public async Task A_webhook_that_sends_the_bot_elsewhere_is_not_followed()
    {
        await using var world = await StartAsync(withLine: false);
        await world.AddLineAsync(CheckoutLine with { CallWebhook = $"{_pager.Urls.First()}/moved" });

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();

        Assert.That(_rung, Is.Empty);
        Assert.That(
            await world.QueryAsync<string>("select last_error from notice where kind = 'Page'"), Is.EqualTo("the call webhook answered HTTP 308"));
        Assert.That(world.Inbox(Bob), Has.One.Contains("@Ann pulled the cord"));
    }

    [Test]
    public async Task A_call_is_signed_so_that_its_receiver_knows_who_sent_it()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        await using var world = await StartAsync(withLine: false, settings: ("Andon:WebhookSecret", $"whsec_{Convert.ToBase64String(key)}"));
        await world.AddLineAsync(CheckoutLine with { CallWebhook = $"{_pager.Urls.First()}/ring" });

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();

        var (headers, body) = _received.Single();
        var (id, timestamp) = (headers["webhook-id"], headers["webhook-timestamp"]);
        Assert.That(id, Is.EqualTo(headers["Idempotency-Key"]));
        Assert.That(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(timestamp), Is.InRange(0, 60));
        var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}"));
        Assert.That(headers["webhook-signature"], Is.EqualTo($"v1,{Convert.ToBase64String(signature)}"));
    }

    [Test]
    public async Task Each_call_is_posted_to_the_lines_webhook_once()
    {
        await using var world = await StartAsync(withLine: false);
        await world.AddLineAsync(CheckoutLine with { CallWebhook = $"{_pager.Urls.First()}/ring" });

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();

        Assert.That(_received.Single().Headers.Keys, Has.None.StartsWith("webhook-"));
        var (key, call) = _rung.Single();
        Assert.That(key, Is.Not.Empty);
        Assert.That(call["line"]!.GetValue<string>(), Is.EqualTo("checkout"));
        Assert.That(call["incident"]!.GetValue<long>(), Is.EqualTo(1));
        Assert.That(call["called"]!.GetValue<string>(), Is.EqualTo(Bob));
        Assert.That(call["overdue"]!.GetValue<bool>(), Is.False);

        await world.PassAsync(Duration.FromMinutes(16));
        Assert.That(_rung.Skip(1).Select(rung => rung.Body["called"]!.GetValue<string>()), Is.EquivalentTo([Bob, Cleo, Dora]));
        Assert.That(_rung.Skip(1).Select(rung => rung.Body["overdue"]!.GetValue<bool>()), Has.All.True);
    }

    [Test]
    public async Task A_webhook_that_fails_is_tried_again_and_holds_nobody_up()
    {
        await using var world = await StartAsync(withLine: false);
        await world.AddLineAsync(CheckoutLine with { CallWebhook = $"{_pager.Urls.First()}/ring" });
        _failures = 1;

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();
        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("pulled the cord"));

        await world.ExecuteAsync("update notice set lease_until = '-infinity' where kind = 'Page'");
        await world.SettleAsync();
        Assert.That(_rung, Has.Count.EqualTo(1));
    }
}
