using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Injected faults, with and without effect of the call.</summary>
public sealed class FaultTests : LocalSlackFixture
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

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
    public async Task A_fault_determines_the_answer_and_whether_the_call_takes_effect(Fault fault, HttpStatusCode status, string body, bool accepted)
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
    public async Task Status_429_has_any_Retry_After_header_or_none(string? given, string? header)
    {
        Slack.Faults.On("chat.postMessage", Fault.TooManyRequests(given));

        using var response = await PostOnceAsync();

        Assert.That(response.Headers.TryGetValues("Retry-After", out var values) ? values.Single() : null, Is.EqualTo(header));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task HTML_and_truncated_answers_are_not_valid_JSON(bool accepts)
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
    public void A_reset_closes_the_connection_without_an_answer(bool accepts)
    {
        Slack.Faults.On("chat.postMessage", Fault.Reset(accepts));

        Assert.That(PostOnceAsync, Throws.InstanceOf<HttpRequestException>());
        Assert.That(Slack.As("@ann").Sees("#checkout"), Has.Count.EqualTo(accepts ? 1 : 0));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_hanging_call_gets_no_answer_until_it_is_released(bool accepts)
    {
        Slack.Faults.On("chat.postMessage", Fault.Hang(accepts));

        var call = PostOnceAsync();
        var entry = await Slack.Journal.UntilAsync(e => e.Answer is not null, Timeout);
        Assert.That(call.IsCompleted, Is.False);
        Assert.That((entry.Accepted, entry.Status), Is.EqualTo((accepts, (int?)null)));
        Assert.That(Slack.As("@ann").Sees("#checkout"), Has.Count.EqualTo(accepts ? 1 : 0));

        Slack.Faults.ReleaseHanging();
        Assert.That(() => call, Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_fault_applies_a_number_of_times_to_one_method_and_channel()
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
    public async Task A_fault_for_a_person_applies_to_their_direct_messages()
    {
        Slack.IsPaced = false;
        Slack.Faults.On("*", Fault.Refuse("user_disabled"), channel: "@ann", times: 2);

        Assert.That((await OkAsync("chat.postMessage", new { channel = Bob, text = "x" }))["ok"]!.GetValue<bool>(), Is.True);
        Assert.That((await CallWithFaultAsync(Ann))["error"]!.GetValue<string>(), Is.EqualTo("user_disabled"));
        Assert.That((await CallWithFaultAsync(Slack.DirectWith("@ann").Id))["error"]!.GetValue<string>(), Is.EqualTo("user_disabled"));
    }

    [Test]
    public async Task Faults_can_be_removed()
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
    public void Fault_names_are_parsed(string text, string name, bool accepts)
    {
        var fault = Fault.Parse(text);
        Assert.That((fault.Name, fault.Accepts), Is.EqualTo((name, accepts)));
    }

    [Test]
    public void An_unknown_fault_name_is_rejected() => Assert.That(() => Fault.Parse("explode"), Throws.TypeOf<InvalidUserActionException>());

    private async Task<JsonObject> CallWithFaultAsync(string channel)
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
