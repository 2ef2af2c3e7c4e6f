using System.Net;
using SlackNet;
using SlackNet.WebApi;

namespace SlackNetTests;

/// <summary>Answers that are no success.</summary>
internal sealed class ErrorTests
{
    [TestCaseSource(nameof(Refusals))]
    public async Task A_refusal_says_Slacks_reasons(string sample)
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
    public async Task A_missing_scope_is_named()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("errors/missing_scope"));

        var refusal = (await Assert.ThrowsAsync<SlackException>(() => calls.Client.Users.LookupByEmail("a@example.com")))!;

        Assert.That(refusal.ErrorInfo["needed"], Is.EqualTo("users:read.email"));
    }

    [Test]
    public async Task A_warning_is_no_refusal()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("errors/warning-missing_charset"));

        var posted = await calls.Client.Chat.PostMessage(new() { Channel = "C0LINE0004", Text = "…" });

        Assert.That(posted.Ts, Is.EqualTo("1786003210.000100"));
    }

    [Test]
    public async Task Too_many_requests_is_told_when_it_shall_not_be_waited_for()
    {
        using var calls = new SlackNetCalls().Answer(Body429, status: HttpStatusCode.TooManyRequests, retryAfter: "30");
        calls.Client.DisableRetryOnRateLimit = true;

        var limit = (await Assert.ThrowsAsync<SlackRateLimitException>(() => calls.Client.Auth.Test()))!;

        Assert.That(limit.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task Too_many_requests_is_waited_for_and_the_call_made_again()
    {
        using var calls = new SlackNetCalls()
            .Answer(Body429, status: HttpStatusCode.TooManyRequests, retryAfter: "0")
            .Answer(SlackNetSample.Text("web-api/auth.test"));

        var me = await calls.Client.Auth.Test();

        Assert.That(me.UserId, Is.EqualTo("U0ANDON0B1"));
        Assert.That(calls.Sent.Select(call => call.Body), Is.EqualTo(Enumerable.Repeat("{}", 2)));
    }

    [Test]
    public async Task Too_many_requests_without_advice_is_told_too()
    {
        StandIn.Only("the package falls over without the header");
        using var calls = new SlackNetCalls().Answer(Body429, status: HttpStatusCode.TooManyRequests);
        calls.Client.DisableRetryOnRateLimit = true;

        var limit = (await Assert.ThrowsAsync<SlackRateLimitException>(() => calls.Client.Auth.Test()))!;

        Assert.That(limit.RetryAfter, Is.Null);
    }

    [TestCase(HttpStatusCode.InternalServerError)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    [TestCase(HttpStatusCode.NotFound)]
    public async Task A_failing_server_is_an_HTTP_failure(HttpStatusCode status)
    {
        using var calls = new SlackNetCalls().Answer("<html>", "text/html", status);

        var failure = (await Assert.ThrowsAsync<HttpRequestException>(() => calls.Client.Auth.Test()))!;

        Assert.That(failure.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task A_used_up_response_url_is_an_HTTP_failure()
    {
        var sample = SlackNetSample.Json("errors/response_url-http");
        using var calls = new SlackNetCalls().Answer((string)sample["body"]!, "text/plain", (HttpStatusCode)(int)sample["http_status"]!);

        await Assert.ThrowsAsync<HttpRequestException>(
            () => calls.Client.WithAccessToken("").Respond("https://hooks.slack.com/x", new Message { Text = "x" }, default));
    }

    [Test]
    public async Task An_answer_that_is_not_JSON_is_no_answer()
    {
        using var calls = new SlackNetCalls().Answer("<html>maintenance</html>", "text/html");

        Assert.That(await calls.Client.Chat.PostMessage(new() { Channel = "C1", Text = "x" }), Is.Null);
    }

    [Test]
    public async Task A_call_can_be_given_up()
    {
        using var calls = new SlackNetCalls().Answer(Body429, status: HttpStatusCode.TooManyRequests, retryAfter: "3600");
        StandIn.Only("the package waits regardless");
        using var patience = new CancellationTokenSource();

        var call = calls.Client.Auth.Test(patience.Token);
        patience.Cancel();

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
    }

    private static string Body429 => SlackNetSample.Json("errors/ratelimited")["body"]!.ToJsonString();

    private static IEnumerable<string> Refusals() =>
        SlackNetSample.In("errors").Where(name => SlackNetSample.Json(name)["ok"] is { } ok && !(bool)ok!);
}
