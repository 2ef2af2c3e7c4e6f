using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Everything that can go wrong on the way, with and without Slack having done what was asked.</summary>
public sealed class FaultTests : LocalSlackFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IEnumerable<TestCaseData> Answers()
    {
        yield return new TestCaseData(Fault.Refuse("fatal_error"), HttpStatusCode.OK, """{"ok":false,"error":"fatal_error"}""", false);
        yield return new TestCaseData(Fault.RateLimitedWith200(), HttpStatusCode.OK, """{"ok":false,"error":"ratelimited"}""", false);
        yield return new TestCaseData(Fault.ServerError(), HttpStatusCode.InternalServerError, "Internal Server Error", false);
        yield return new TestCaseData(Fault.ServerError(accepts: true), HttpStatusCode.InternalServerError, "Internal Server Error", true);
        yield return new TestCaseData(Fault.Empty(), HttpStatusCode.OK, "", false);
        yield return new TestCaseData(Fault.Empty(accepts: true), HttpStatusCode.OK, "", true);
        yield return new TestCaseData(
            Fault.TooManyRequests(null), HttpStatusCode.TooManyRequests, """{"ok":false,"error":"ratelimited"}""", false);
    }

    [TestCaseSource(nameof(Answers))]
    public async Task A_fault_answers_and_accepts_as_it_says(Fault fault, HttpStatusCode status, string body, bool accepted)
    {
        Slack.Faults.On("chat.postMessage", fault);

        using var response = await PostOnceAsync();

        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(body));
        Assert.That(Slack.As("@ann").Sees("#checkout"), Has.Count.EqualTo(accepted ? 1 : 0));
        var entry = Slack.Journal.Entries.Single();
        Assert.That((entry.Accepted, entry.Fault, entry.Status), Is.EqualTo((accepted, (string?)fault.Name, (int?)status)));
    }

    [TestCase("7", "7")]
    [TestCase("Thu, 06 Aug 2026 08:01:00 GMT", "Thu, 06 Aug 2026 08:01:00 GMT")]
    [TestCase("1000000", "1000000")]
    [TestCase(null, null)]
    public async Task Too_many_requests_carries_any_header_or_none(string? given, string? header)
    {
        Slack.Faults.On("chat.postMessage", Fault.TooManyRequests(given));

        using var response = await PostOnceAsync();

        Assert.That(response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null, Is.EqualTo(header));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task HTML_and_half_an_answer_are_no_JSON(bool accepts)
    {
        Slack.Faults.On("chat.postMessage", Fault.Html(accepts));
        Slack.Faults.On("chat.postMessage", Fault.Truncated(accepts));

        using var html = await PostOnceAsync();
        Time.Advance(TimeSpan.FromSeconds(2));
        using var half = await PostOnceAsync();

        Assert.That(html.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
        var text = await half.Content.ReadAsStringAsync();
        Assert.That(text, Does.StartWith("""{"ok":true"""));
        Assert.That(() => JsonNode.Parse(text), Throws.InstanceOf<JsonException>());
        Assert.That(Slack.As("@ann").Sees("#checkout"), Has.Count.EqualTo(accepts ? 2 : 0));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_reset_cuts_the_connection(bool accepts)
    {
        Slack.Faults.On("chat.postMessage", Fault.Reset(accepts));

        Assert.That(PostOnceAsync, Throws.InstanceOf<HttpRequestException>());
        Assert.That(Slack.As("@ann").Sees("#checkout"), Has.Count.EqualTo(accepts ? 1 : 0));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_hanging_call_waits_until_its_client_gives_up_or_is_released(bool accepts)
    {
        Slack.Faults.On("chat.postMessage", Fault.Hang(accepts));

        var call = PostOnceAsync();
        var entry = await Slack.Journal.UntilAsync(e => e.Answer is not null, Patience);
        Assert.That(call.IsCompleted, Is.False);
        Assert.That((entry.Accepted, entry.Status), Is.EqualTo((accepts, (int?)null)));
        Assert.That(Slack.As("@ann").Sees("#checkout"), Has.Count.EqualTo(accepts ? 1 : 0));

        Slack.Faults.ReleaseHanging();
        Assert.That(() => call, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_fault_strikes_so_many_times_its_method_and_its_channel_only()
    {
        Slack.IsPaced = false;
        var rule = Slack.Faults.On("chat.postMessage", Fault.Refuse("not_in_channel"), times: 2, channel: "#checkout");

        await OkAsync("chat.postMessage", new { channel = Payments, text = "x" });
        await OkAsync("conversations.info", new { channel = Checkout });
        Assert.That(await ErrorAsync("chat.postMessage", new { channel = "checkout", text = "x" }), Is.EqualTo("not_in_channel"));
        Assert.That(await ErrorAsync("chat.postMessage", new { channel = Checkout, text = "x" }), Is.EqualTo("not_in_channel"));
        await OkAsync("chat.postMessage", new { channel = Checkout, text = "x" });

        Assert.That((rule.Hits, rule.Remaining), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task A_fault_on_a_person_strikes_their_direct_messages()
    {
        Slack.IsPaced = false;
        Slack.Faults.On("*", Fault.Refuse("user_disabled"), channel: "@ann", times: 2);

        Assert.That((await OkAsync("chat.postMessage", new { channel = Bob, text = "x" }))["ok"]!.GetValue<bool>(), Is.True);
        Assert.That((await CallStruckAsync(Ann))["error"]!.GetValue<string>(), Is.EqualTo("user_disabled"));
        Assert.That((await CallStruckAsync(Slack.DirectWith("@ann").Id))["error"]!.GetValue<string>(), Is.EqualTo("user_disabled"));
    }

    [Test]
    public async Task Faults_can_be_taken_back()
    {
        var rule = Slack.Faults.On("auth.test", Fault.ServerError(), times: 100);
        Slack.Faults.Remove(rule);
        await OkAsync("auth.test");

        Slack.Faults.On("auth.test", Fault.ServerError(), times: 100);
        Slack.Faults.Clear();
        await OkAsync("auth.test");
    }

    [TestCase("refuse not_in_channel", "refuse not_in_channel", false)]
    [TestCase("accept 500", "500", true)]
    [TestCase("hang", "hang", false)]
    [TestCase("accept reset", "reset", true)]
    [TestCase("429 30", "429", false)]
    [TestCase("accept html", "html", true)]
    [TestCase("empty", "empty", false)]
    [TestCase("accept truncated", "truncated", true)]
    public void Faults_have_names(string text, string name, bool accepts)
    {
        var fault = Fault.Parse(text);
        Assert.That((fault.Name, fault.Accepts), Is.EqualTo((name, accepts)));
    }

    [Test]
    public void Unknown_names_are_refused() => Assert.That(() => Fault.Parse("explode"), Throws.TypeOf<InvalidUserActionException>());

    private async Task<JsonObject> CallStruckAsync(string channel)
    {
        using var request = Request("chat.postMessage", new { channel, text = "x" });
        using var response = await SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    private async Task<HttpResponseMessage> PostOnceAsync()
    {
        using var request = Request("chat.postMessage", new { channel = Checkout, text = "x" });
        return await SendAsync(request);
    }
}
