using System.Net;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The rate limits: one message per second and channel, and the calls per minute of each tier.</summary>
public sealed class PacingTests : LocalSlackFixture
{
    [Test]
    public async Task A_channel_accepts_one_message_per_second()
    {
        Assert.That(await StatusAsync("chat.postMessage"), Is.EqualTo((HttpStatusCode.OK, (string?)null)));
        Assert.That(await StatusAsync("chat.postMessage"), Is.EqualTo((HttpStatusCode.TooManyRequests, "1")));
        Assert.That(await StatusAsync("chat.postMessage", Payments), Is.EqualTo((HttpStatusCode.OK, (string?)null)));

        Time.Advance(TimeSpan.FromMilliseconds(900));
        Assert.That((await StatusAsync("chat.postMessage")).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));
        Time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.That((await StatusAsync("chat.postMessage")).Status, Is.EqualTo(HttpStatusCode.OK));

        Assert.That(Slack.As("@ann").Sees("#checkout"), Has.Count.EqualTo(2));
        Assert.That(Slack.Journal.Entries.Count(e => e.Accepted), Is.EqualTo(3));
    }

    [Test]
    public async Task Requests_that_are_always_slightly_early_are_rejected_in_the_end()
    {
        var rejected = 0;
        for (var i = 0; i < 20; i++)
        {
            rejected += (await StatusAsync("chat.postMessage")).Status == HttpStatusCode.TooManyRequests ? 1 : 0;
            Time.Advance(TimeSpan.FromMilliseconds(970));
        }

        Assert.That(rejected, Is.GreaterThan(0));
    }

    [Test]
    public async Task Updates_are_not_paced_and_pacing_can_be_switched_off()
    {
        var ts = await PostAsync(new { channel = Checkout, text = "x" });
        for (var i = 0; i < 5; i++)
            await OkAsync("chat.update", new { channel = Checkout, ts, text = "x" });

        Slack.IsPaced = false;
        for (var i = 0; i < 5; i++)
            await OkAsync("chat.postMessage", new { channel = Checkout, text = "x" });
    }

    [Test]
    public async Task A_burst_and_the_limits_of_the_tiers_can_be_configured()
    {
        await using var slack = await SlackWorkspace.StartAsync(new() { Time = Time, Burst = 3, TierLimits = true });
        slack.AddChannel("checkout", [], id: Checkout);
        for (var i = 0; i < 3; i++)
            Assert.That((await StatusAsync("chat.postMessage", Checkout, slack)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await StatusAsync("chat.postMessage", Checkout, slack)).Status, Is.EqualTo(HttpStatusCode.TooManyRequests));

        for (var i = 0; i < 20; i++)
            Assert.That((await StatusAsync("conversations.list", Checkout, slack)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync("conversations.list", Checkout, slack), Is.EqualTo((HttpStatusCode.TooManyRequests, "60")));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.That((await StatusAsync("conversations.list", Checkout, slack)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<(HttpStatusCode Status, string? RetryAfter)> StatusAsync(
        string method, string channel = Checkout, SlackWorkspace? slack = null)
    {
        using var request = Request(method, new { channel, text = "x" });
        request.RequestUri = new Uri((slack ?? Slack).ApiBaseUrl, method);
        using var response = await SendAsync(request);
        return (response.StatusCode, response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null);
    }
}
