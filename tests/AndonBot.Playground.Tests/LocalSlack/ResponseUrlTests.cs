using System.Net;
using System.Text;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Posting to a response_url.</summary>
public sealed class ResponseUrlTests : LocalSlackFixture
{
    private const string Button =
        """[{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]""";

    [Test]
    public async Task A_URL_can_be_used_five_times()
    {
        var url = await CommandUrlAsync();

        for (var i = 0; i < 5; i++)
            Assert.That(await PostToAsync(url, """{"text":"hello"}"""), Is.EqualTo((HttpStatusCode.OK, "ok")));

        Assert.That(
            await PostToAsync(url, """{"text":"hello"}"""), Is.EqualTo((HttpStatusCode.NotFound, """{"ok":false,"error":"used_url"}""")));
        Assert.That(Slack.As("@ann").Sees("#checkout"), Has.Count.EqualTo(5));
    }

    [Test]
    public async Task A_URL_is_valid_for_thirty_minutes()
    {
        var url = await CommandUrlAsync();

        Time.Advance(TimeSpan.FromMinutes(30));
        Assert.That((await PostToAsync(url, """{"text":"hello"}""")).Status, Is.EqualTo(HttpStatusCode.OK));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(
            await PostToAsync(url, """{"text":"hello"}"""),
            Is.EqualTo((HttpStatusCode.NotFound, """{"ok":false,"error":"expired_url"}""")));
    }

    [Test]
    public async Task A_message_is_ephemeral_unless_its_response_type_is_in_channel()
    {
        var url = await CommandUrlAsync();

        await PostToAsync(url, """{"text":"for you","replace_original":false}""");
        await PostToAsync(url, """{"text":"for all","replace_original":false,"response_type":"in_channel"}""");

        Assert.That(Slack.As("@ann").Sees("#checkout").Select(m => m.Text), Is.EqualTo(new[] { "for you", "for all" }));
        Assert.That(Slack.As("@bob").Sees("#checkout").Select(m => m.Text), Is.EqualTo(new[] { "for all" }));
    }

    [Test]
    public async Task The_message_of_the_clicked_button_can_be_replaced_and_deleted()
    {
        await OkAsync("chat.postEphemeral", new { channel = Checkout, user = Ann, text = "choose", blocks = Json(Button) });
        await Slack.As("@ann").ClickAsync("#checkout", "go");
        var url = Bot.Requests.Last().Json["response_url"]!.GetValue<string>();

        await PostToAsync(url, """{"replace_original":true,"text":"chosen"}""");
        Assert.That(Slack.As("@ann").Sees("#checkout").Select(m => (m.Text, m.IsOnlyForMe)), Is.EqualTo(new[] { ("chosen", true) }));

        await PostToAsync(url, """{"delete_original":"true"}""");
        Assert.That(Slack.As("@ann").Sees("#checkout"), Is.Empty);
    }

    [Test]
    public async Task The_response_to_a_command_can_be_replaced()
    {
        Bot.Answers = _ => LocalSlackBot.Reply.Json("""{"text":"working"}""");
        var url = await CommandUrlAsync();

        await PostToAsync(url, """{"replace_original":true,"text":"done"}""");

        Assert.That(Slack.As("@ann").Sees("#checkout").Select(m => m.Text), Is.EqualTo(new[] { "done" }));
    }

    [Test]
    public async Task A_reply_can_be_posted_in_a_thread_with_replace_original_false()
    {
        var card = await PostAsync(new { channel = Checkout, text = "card" });
        var url = await CommandUrlAsync();

        await PostToAsync(url, $$"""{"text":"reply","response_type":"in_channel","replace_original":false,"thread_ts":"{{card}}"}""");

        Assert.That(Slack.As("@bob").Sees("#checkout").Single().Replies.Single().Text, Is.EqualTo("reply"));
    }

    [TestCase("no json", "invalid_payload")]
    [TestCase("{}", "no_text")]
    [TestCase("""{"text":"x","blocks":[{"type":"section"}]}""", "invalid_blocks")]
    public async Task An_invalid_body_is_rejected_in_plain_text(string body, string error) =>
        Assert.That(await PostToAsync(await CommandUrlAsync(), body), Is.EqualTo((HttpStatusCode.BadRequest, error)));

    [Test]
    public async Task A_URL_that_was_never_issued_is_rejected() =>
        Assert.That(
            (await PostToAsync(new Uri(Slack.ApiBaseUrl, "/commands/T1/2/x").ToString(), """{"text":"x"}""")).Status,
            Is.EqualTo(HttpStatusCode.NotFound));

    [Test]
    public async Task Faults_can_be_injected()
    {
        var url = await CommandUrlAsync();
        Slack.Faults.On("response_url", Fault.ServerError(accepts: true));

        Assert.That((await PostToAsync(url, """{"text":"said"}""")).Status, Is.EqualTo(HttpStatusCode.InternalServerError));

        Assert.That(Slack.As("@ann").Sees("#checkout").Single().Text, Is.EqualTo("said"));
    }

    private async Task<string> CommandUrlAsync()
    {
        await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        return Bot.Requests.Last().Form["response_url"];
    }

    private async Task<(HttpStatusCode Status, string Body)> PostToAsync(string url, string body)
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
