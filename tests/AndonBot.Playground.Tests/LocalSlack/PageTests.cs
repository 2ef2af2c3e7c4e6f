using System.Net;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Page;
using AndonBot.Playground.Tests.Support;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The data and files of the page, the clock, and saving a workspace.</summary>
public sealed class PageTests : LocalSlackFixture
{
    [TestCase("a *b* _c_ ~d~ `e*f*`", "a |bold(b)| |italic(c)| |strike(d)| |code:e*f*")]
    [TestCase("2*3*4 and snake_case_name", "2*3*4 and snake_case_name")]
    [TestCase("*by <@U0ANN00001>*", "bold(by |person:@Ann)")]
    [TestCase("> first\n> second\nthird", "quote(first\nsecond)|third")]
    [TestCase("&gt; typed", "quote(typed)")]
    [TestCase("```<b>*x*</b>```", "pre:<b>*x*</b>")]
    [TestCase("&lt;!channel&gt; :wave: :no_such:", "<!channel> |emoji:👋| :no_such:")]
    [TestCase("<https://example.com/a_b|_docs_> <#C0CHECKOUT> <!here>", "link:_docs_| |channel:#checkout| |broadcast:@here")]
    public async Task Mrkdwn_is_parsed_into_spans(string text, string runs)
    {
        await PostAsync(new { channel = Checkout, text });

        Assert.That(string.Join('|', Runs(Shown()["open"]!["messages"]![0]!["blocks"]![0]!["text"]!["spans"]!)), Is.EqualTo(runs));
    }

    // The clock shows Friday, 18:30 in Berlin. Daylight saving time starts on Sunday.
    [TestCase("hour", "2030-03-29T18:30:00Z")]
    [TestCase("workday", "2030-04-01T16:30:00Z")]
    [TestCase("monday", "2030-04-01T07:00:00Z")]
    [TestCase("2030-12-24T09:15", "2030-12-24T08:15:00Z")]
    [TestCase("PT16M", "2030-03-29T17:46:00Z")]
    public void The_clock_can_be_set_to(string target, string utc)
    {
        var at = ClockTarget.Parse(target, Instant.FromUtc(2030, 3, 29, 17, 30), DateTimeZoneProviders.Tzdb["Europe/Berlin"]);
        Assert.That(InstantPattern.General.Format(at), Is.EqualTo(utc));
    }

    [Test]
    public void The_clock_cannot_be_set_back()
    {
        var clock = new WorkspaceClock();
        clock.MoveTo(TimeProvider.System.GetUtcNow().AddDays(1));

        Assert.That(() => clock.MoveTo(TimeProvider.System.GetUtcNow()), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(() => ClockTarget.Parse("yesterday", default, DateTimeZone.Utc), Throws.TypeOf<InvalidUserActionException>());
    }

    [Test]
    public async Task A_saved_workspace_can_be_loaded()
    {
        var card = await PostAsync(new { channel = Checkout, text = "card", metadata = new { event_type = "t", event_payload = new { id = "7" } } });
        await PostAsync(new { channel = Checkout, text = "line", thread_ts = card });
        await PostAsync(new { channel = Bob, text = "direct" });
        Shown();
        var file = Path.GetTempFileName();
        Slack.Save(file);
        await using var again = await SlackWorkspace.StartAsync(Settings);
        again.Load(file);
        File.Delete(file);

        Assert.That(again.As("@ann").Reads("#checkout"), Is.EqualTo(Slack.As("@ann").Reads("#checkout")));
        Assert.That(again.As("@bob").Reads("@andon"), Does.Contain("direct"));
        Assert.That(again.Channel("#checkout").Messages[0].Metadata!.ToJsonString(), Does.Contain("\"7\""));
        Assert.That(Shown(again).ToJsonString(), Is.EqualTo(Shown().ToJsonString()));
    }

    [TestCase("", "text/html")]
    [TestCase("page/main.js", "text/javascript")]
    [TestCase("page/page.css", "text/css")]
    public async Task The_page_allows_only_its_own_scripts(string path, string type)
    {
        using var response = await SendAsync(new(HttpMethod.Get, new Uri(Slack.PageUrl, path)));

        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        Assert.That(
            response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self'").And.Not.Contain("unsafe"));
    }

    [TestCase("Origin", "https://elsewhere.example")]
    [TestCase("Host", "elsewhere.example")]
    public async Task Requests_from_another_site_are_rejected(string header, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack.ControlUrl, "people"));
        request.Headers.Add(header, value);
        using var response = await SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task The_event_stream_reports_changes_and_ends_with_the_workspace()
    {
        var slack = await SlackWorkspace.StartAsync();
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(slack.ControlUrl, "changes"), HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.That(await stream.ReadLineAsync(), Is.EqualTo("data: changed"));
        await stream.ReadLineAsync();
        slack.Journal.NotifyChanged();
        Assert.That(await stream.ReadLineAsync(), Is.EqualTo("data: changed"));

        await slack.DisposeAsync();

        Assert.That(await stream.ReadToEndAsync(), Does.Not.Contain("error"));
    }

    private JsonObject Shown(SlackWorkspace? slack = null) =>
        (slack ?? Slack).As("@ann").OnPage(page => page.Show(Checkout, isRead: true));

    private static IEnumerable<string> Runs(JsonNode spans) => spans.AsArray().Select(span =>
        span!["of"] is { } inner ? $"{span["kind"]}({string.Join('|', Runs(inner))})"
        : span["kind"]!.ToString() == "text" ? span["text"]!.ToString()
        : $"{span["kind"]}:{span["text"]}");
}
