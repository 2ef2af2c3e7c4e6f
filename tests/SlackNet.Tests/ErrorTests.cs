using System.Net;
using SlackNet;
using SlackNet.WebApi;

namespace SlackNetTests;

/// <summary>Responses that say that a call failed.</summary>
internal sealed class ErrorTests
{
    [TestCaseSource(nameof(Refusals))]
    public async Task A_refused_call_throws_with_the_error_code_and_messages(string sample)
    {
        var sent = SlackNetSample.Json(sample);
        using var calls = new SlackNetCalls().Answer(sent.ToJsonString());

        var refusal = (await Assert.ThrowsAsync<SlackException>(() => calls.Client.Chat.PostMessage(new() { Text = "x" })))!;

        Assert.Multiple(() =>
        {
            Assert.That(refusal.ErrorCode, Is.EqualTo((string)sent["error"]!));
            Assert.That(
                refusal.ErrorMessages,
                Is.EqualTo(sent["response_metadata"]?["messages"]?.AsArray().Select(message => (string)message!) ?? []));
        });
    }

    [Test]
    public async Task A_call_without_a_scope_throws_with_the_scope()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("errors/missing_scope"));

        var refusal = (await Assert.ThrowsAsync<SlackException>(() => calls.Client.Users.LookupByEmail("a@example.com")))!;

        Assert.That(refusal.ErrorInfo["needed"], Is.EqualTo("users:read.email"));
    }

    [Test]
    public async Task A_warning_is_not_a_failure()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("errors/warning-missing_charset"));

        var posted = await calls.Client.Chat.PostMessage(new() { Channel = "C0LINE0004", Text = "…" });

        Assert.That(posted.Ts, Is.EqualTo("1786003210.000100"));
    }

    [Test]
    public async Task An_answer_that_has_come_counts_also_when_it_is_waited_for_no_longer()
    {
        using var patience = new CancellationTokenSource();
        using var calls = new SlackNetCalls { Answered = patience.Cancel }.Answer(SlackNetSample.Text("errors/warning-missing_charset"));

        var posted = await calls.Client.Chat.PostMessage(new() { Channel = "C0LINE0004", Text = "…" }, patience.Token);

        Assert.That(posted.Ts, Is.EqualTo("1786003210.000100"));
    }

    [Test]
    public async Task A_429_throws_when_retries_are_disabled()
    {
        using var calls = new SlackNetCalls().Answer(Body429, status: HttpStatusCode.TooManyRequests, retryAfter: "30");
        calls.Client.DisableRetryOnRateLimit = true;

        var limit = (await Assert.ThrowsAsync<SlackRateLimitException>(() => calls.Client.Auth.Test()))!;

        Assert.That(limit.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task After_a_429_the_client_waits_and_calls_again()
    {
        using var calls = new SlackNetCalls()
            .Answer(Body429, status: HttpStatusCode.TooManyRequests, retryAfter: "0")
            .Answer(SlackNetSample.Text("web-api/auth.test"));

        var me = await calls.Client.Auth.Test();

        Assert.That(me.UserId, Is.EqualTo("U0ANDON0B1"));
        Assert.That(calls.Sent.Select(call => call.Body), Is.EqualTo(Enumerable.Repeat("{}", 2)));
    }

    [Test]
    public async Task A_429_without_Retry_After_throws_when_retries_are_disabled()
    {
        StandIn.Only("The package fails without the header.");
        using var calls = new SlackNetCalls().Answer(Body429, status: HttpStatusCode.TooManyRequests);
        calls.Client.DisableRetryOnRateLimit = true;

        var limit = (await Assert.ThrowsAsync<SlackRateLimitException>(() => calls.Client.Auth.Test()))!;

        Assert.That(limit.RetryAfter, Is.Null);
    }

    [TestCase(HttpStatusCode.InternalServerError)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    [TestCase(HttpStatusCode.NotFound)]
    public async Task A_failing_server_is_an_HttpRequestException(HttpStatusCode status)
    {
        using var calls = new SlackNetCalls().Answer("<html>", "text/html", status);

        var failure = (await Assert.ThrowsAsync<HttpRequestException>(() => calls.Client.Auth.Test()))!;

        Assert.That(failure.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_response_URL_that_was_used_up_is_an_HttpRequestException()
    {
        var sample = SlackNetSample.Json("errors/response_url-http");
        using var calls = new SlackNetCalls().Answer((string)sample["body"]!, "text/plain", (HttpStatusCode)(int)sample["http_status"]!);

        await Assert.ThrowsAsync<HttpRequestException>(
            () => calls.Client.WithAccessToken("").Respond("https://hooks.slack.com/x", new Message { Text = "x" }, default));
    }

    [Test]
    public async Task A_response_that_is_not_JSON_is_read_as_null()
    {
        using var calls = new SlackNetCalls().Answer("<html>maintenance</html>", "text/html");

        Assert.That(await calls.Client.Chat.PostMessage(new() { Channel = "C1", Text = "x" }), Is.Null);
    }

    [Test]
    public async Task A_waiting_call_can_be_cancelled()
    {
        using var calls = new SlackNetCalls().Answer(Body429, status: HttpStatusCode.TooManyRequests, retryAfter: "3600");
        StandIn.Only("The package cannot be cancelled while it waits.");
        using var patience = new CancellationTokenSource();

        var call = calls.Client.Auth.Test(patience.Token);
        patience.Cancel();

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
    }

    private static string Body429 => SlackNetSample.Json("errors/ratelimited")["body"]!.ToJsonString();

    private static IEnumerable<string> Refusals() =>
        SlackNetSample.In("errors").Where(name => SlackNetSample.Json(name)["ok"] is { } ok && !(bool)ok!);
}
