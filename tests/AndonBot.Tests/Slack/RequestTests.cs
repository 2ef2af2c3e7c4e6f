using System.Text;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Slack;

/// <summary>Requests that are not from Slack, or not as Slack sends them, are rejected and change nothing.</summary>
internal sealed class RequestTests
{
    private const int Megabyte = 1024 * 1024;
    private const string Command = "command=%2Fandon&text=checkout+is+down&team_id=T0ANDON001&user_id=U0ANN00001&channel_id=C0CHECKOUT&trigger_id=1.2.3";

    private AndonWorld _world = null!;
    private Records _records = null!;

    private static string Now => RawRequest.Ago(TimeSpan.Zero);

    private static RawRequest Pull => RawRequest.To("/slack/command", Command);

    private static IEnumerable<TestCaseData<Func<RawRequest>, int>> Strangers()
    {
        var minutes = TimeSpan.FromMinutes(10);
        yield return Case("unsigned", () => Pull, 401);
        yield return Case("signed with another secret", () => Pull.WithSignature(secret: "another"), 401);
        yield return Case("ten minutes old", () => Pull.WithSignature(RawRequest.Ago(minutes)), 401);
        yield return Case("ten minutes early", () => Pull.WithSignature(RawRequest.Ago(-minutes)), 401);
        yield return Case("from 1970", () => Pull.WithSignature("0"), 401);
        yield return Case("after the end of time", () => Pull.WithSignature("9223372036854775807"), 401);
        yield return Case("timestamp of words", () => Pull.WithSignature("now"), 401);
        yield return Case("timestamp with a sign", () => Pull.WithSignature("+" + Now), 401);
        yield return Case("timestamp of another script", () => Pull.WithSignature("").With(("X-Slack-Request-Timestamp", "١٢٣")), 401);
        yield return Case("no timestamp", () => Pull.With(Pull.WithSignature(Now).Headers[1]), 401);
        yield return Case("no signature", () => Pull.With(Pull.WithSignature(Now).Headers[0]), 401);
        yield return Case("two timestamps", () => Pull.WithSignature(Now).With(("X-Slack-Request-Timestamp", Now)), 401);
        yield return Case("two signatures", () => Pull.WithSignature(Now).With(Pull.WithSignature(Now).Headers[1]), 401);
        yield return Case("another version", () => Resigned(signature => "v1" + signature[2..]), 401);
        yield return Case("upper case", () => Resigned(signature => "v0=" + signature[3..].ToUpperInvariant()), 401);
        yield return Case("a short signature", () => Resigned(signature => signature[..^1]), 401);
        yield return Case("a signature of letters", () => Resigned(_ => "v0=" + new string('z', 64)), 401);
        yield return Case("another body", () => Pull.WithSignature() with { Body = Encoding.UTF8.GetBytes(Command + "&x=1") }, 401);
        yield return Case("unsigned and oversized in chunks", () => Pull with { Body = new byte[25 * Megabyte], IsChunked = true }, 401);
        yield return Case("unsigned and announced", () => Pull with { Sent = 0 }, 401);
    }

    private static IEnumerable<TestCaseData<Func<RawRequest>, int>> Oversized()
    {
        yield return Case("25 MB", () => (Pull with { Body = new byte[25 * Megabyte] }).WithSignature(), 413);
        yield return Case("25 MB unsigned", () => Pull with { Body = new byte[25 * Megabyte] }, 413);
        yield return Case("25 MB in chunks", () => (Pull with { Body = new byte[25 * Megabyte] }).WithSignature() with { IsChunked = true }, 413);
        yield return Case("25 MB announced", () => (Pull with { Body = new byte[25 * Megabyte] }).WithSignature() with { Sent = 0 }, 413);
        yield return Case(
            "the beginning of 25 MB", () => (Pull with { Body = new byte[25 * Megabyte] }).WithSignature() with { IsChunked = true, Sent = 300_000 }, 413);
        yield return Case("one byte too many", () => Padded(262_145), 413);
        yield return Case("one byte too many in chunks", () => Padded(262_145) with { IsChunked = true }, 413);
    }

    private static IEnumerable<TestCaseData<Func<RawRequest>, int>> Malformed()
    {
        yield return Case("no user", () => RawRequest.To("/slack/command", Command.Replace("user_id", "nobody")).WithSignature(), 400);
        yield return Case("two users", () => RawRequest.To("/slack/command", Command + "&user_id=U0BOB00002").WithSignature(), 400);
        yield return Case("empty", () => RawRequest.To("/slack/command", "").WithSignature(), 400);
        yield return Case(
            "raw bytes that are no text", () => new RawRequest("/slack/command", [.. Encoding.ASCII.GetBytes(Command + "&x="), 0xff]).WithSignature(), 400);
        yield return Case("a character cut in half", () => RawRequest.To("/slack/command", Command.Replace("down", "d%C3wn")).WithSignature(), 400);
        yield return Case("bytes that are no text", () => RawRequest.To("/slack/command", Command + "&x=%ff%fe").WithSignature(), 400);
        yield return Case("a thousand fields",
            () => RawRequest.To("/slack/command", Command + string.Concat(Enumerable.Range(0, 1000).Select(i => $"&f{i}=1"))).WithSignature(), 400);
        yield return Case("an endless name", () => RawRequest.To("/slack/command", Command + "&" + new string('n', 100_000) + "=1").WithSignature(), 400);
        yield return Case("no payload", () => RawRequest.To("/slack/action", "x=1").WithSignature(), 400);
        yield return Case("two payloads", () => Action("{\"type\":\"block_actions\"}&payload={\"type\":\"view_submission\"}"), 400);
        yield return Case("a payload that is no JSON", () => Action("{\"type\":"), 400);
        yield return Case("a payload that is a list", () => Action("[1]"), 400);
        yield return Case("a payload without a type", () => Action("{}"), 400);
        yield return Case("a type that is a number", () => Action("{\"type\":1}"), 400);
        yield return Case("a payload of ten thousand levels", () => Action(new string('[', 10_000)), 400);
        yield return Case("an event that is no JSON", () => Event("{\"type\":\"event_callback\""), 400);
        yield return Case("an event that is null", () => Event("null"), 400);
        yield return Case("an event in bytes that are no text",
            () => new RawRequest("/slack/event", [.. "{\"type\":\""u8, 0xff, .. "\"}"u8]) { ContentType = RawRequest.Json }.WithSignature(), 400);
    }

    /// <summary>Signed and well-formed, of kinds that this version does not know: Slack is not to deliver them again and again.</summary>
    private static IEnumerable<TestCaseData<Func<RawRequest>, int>> Unknown()
    {
        yield return Case("a check of the certificate", () => RawRequest.To("/slack/command", "ssl_check=1&token=legacy").WithSignature(), 200);
        yield return Case("an action of nothing", () => Action("{\"type\":\"block_actions\"}"), 200);
        yield return Case("no actions", () => Action("{\"type\":\"block_actions\",\"actions\":[]}"), 200);
        yield return Case("a submission of nothing", () => Action("{\"type\":\"view_submission\"}"), 200);
        yield return Case("a submission of a view without a name", () => Action("{\"type\":\"view_submission\",\"view\":{\"id\":\"V1\"}}"), 200);
        yield return Case("an interaction of next year", () => Action("{\"type\":\"not_yet_thought_of\"}"), 200);
        yield return Case("an event of nothing", () => Event("{\"type\":\"event_callback\"}"), 200);
        yield return Case("word of next year", () => Event("{\"type\":\"not_yet_thought_of\"}"), 200);
        yield return Case("word that events were held back",
            () => Event("{\"type\":\"app_rate_limited\",\"team_id\":\"T0ANDON001\",\"minute_rate_limited\":1518467820}"), 200);
        yield return Case("an event that names its alphabet",
            () => Event("{\"type\":\"event_callback\"}") with { ContentType = "application/json; charset=utf-8" }, 200);
        yield return Case("an event of next year", () => Event("{\"type\":\"event_callback\",\"event\":{\"type\":\"not_yet_thought_of\"}}"), 200);
    }

    private static IEnumerable<TestCaseData<Func<RawRequest>, int>> Misdirected()
    {
        yield return Case("a command as JSON", () => (Pull with { ContentType = RawRequest.Json }).WithSignature(), 415);
        yield return Case("a command of no type", () => (Pull with { ContentType = null }).WithSignature(), 415);
        yield return Case("a command as parts", () => (Pull with { ContentType = "multipart/form-data; boundary=x" }).WithSignature(), 415);
        yield return Case("an event as a form", () => (RawRequest.To("/slack/event", "{}") with { ContentType = RawRequest.Form }).WithSignature(), 415);
        yield return Case("GET", () => (Pull with { Method = "GET" }).WithSignature(), 405);
        yield return Case("PUT", () => (Pull with { Method = "PUT" }).WithSignature(), 405);
        yield return Case("no such route", () => RawRequest.To("/slack/window", Command).WithSignature(), 404);
    }

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _world = await AndonWorld.StartAsync();
        _records = new(_world.ConnectionString, _world.Slack);
        await _records.UntilAsync(async () => await _records.QueryAsync<bool>("select primary_owner is not null from workspace"));
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _records.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Test]
    public async Task Nobody_fills_the_log_from_outside()
    {
        await using var world = await AndonWorld.StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        var process = await replicas.StartAsync();
        var large = (Pull with { Body = new byte[25 * Megabyte] }).WithSignature(secret: "another") with { IsChunked = true };

        Assert.That(await large.SendAsync(world.Slack.Bot!), Is.EqualTo(413));

        process.Terminate();
        await process.ExitAsync();
        Assert.That(process.Output, Does.Not.Contain("Exception"));
    }

    [TestCaseSource(nameof(Strangers))]
    [TestCaseSource(nameof(Oversized))]
    [TestCaseSource(nameof(Malformed))]
    [TestCaseSource(nameof(Misdirected))]
    [TestCaseSource(nameof(Unknown))]
    public async Task It_leaves_no_trace(Func<RawRequest> request, int status)
    {
        var before = await _records.RowsAsync();

        Assert.That(await request().SendAsync(_world.Slack.Bot!), Is.EqualTo(status));

        Assert.That(await _records.RowsAsync(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_Slack_signed_is_taken_up_to_the_limit()
    {
        Assert.That(await Padded(262_144).SendAsync(_world.Slack.Bot!), Is.EqualTo(200));
        Assert.That(await (Padded(250_000) with { IsChunked = true }).SendAsync(_world.Slack.Bot!), Is.EqualTo(200));
        Assert.That(await Padded(300).WithSignature(RawRequest.Ago(TimeSpan.FromMinutes(4.9))).SendAsync(_world.Slack.Bot!),
            Is.EqualTo(401), "Two signatures.");
        Assert.That(await Help(300).WithSignature(RawRequest.Ago(TimeSpan.FromMinutes(4.9))).SendAsync(_world.Slack.Bot!), Is.EqualTo(200));
    }

    [Test]
    public async Task A_body_that_does_not_come_is_given_up_and_holds_nobody_up()
    {
        var slow = Enumerable.Range(0, 400).Select(_ => (Pull.WithSignature(secret: "another") with { Sent = 10 }).SendAsync(_world.Slack.Bot!)).ToList();

        Assert.That(await Help(300).WithSignature().SendAsync(_world.Slack.Bot!), Is.EqualTo(200));
        Assert.That(await Task.WhenAll(slow), Is.All.EqualTo(408));
    }

    /// <summary>A case whose request is made, and signed, when it is sent: signed when the cases are listed, it could be too old by then.</summary>
    private static TestCaseData<Func<RawRequest>, int> Case(string name, Func<RawRequest> request, int status) =>
        new(request, status) { TestName = $"request: {name}" };

    private static RawRequest Resigned(Func<string, string> change)
    {
        var headers = Pull.WithSignature().Headers;
        return Pull.With(headers[0], (headers[1].Name, change(headers[1].Value)));
    }

    private static RawRequest Action(string payload) => RawRequest.To("/slack/action", "payload=" + payload).WithSignature();

    private static RawRequest Event(string json) => RawRequest.To("/slack/event", json, RawRequest.Json).WithSignature();

    private static RawRequest Help(int size)
    {
        var body = Command.Replace("checkout+is+down", "help") + "&padding=";
        return RawRequest.To("/slack/command", body + new string('x', size - body.Length));
    }

    private static RawRequest Padded(int size) => Help(size).WithSignature();
}
