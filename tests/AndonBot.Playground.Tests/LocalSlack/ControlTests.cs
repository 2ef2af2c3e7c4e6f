using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The control interface and the journal.</summary>
public sealed class ControlTests : LocalSlackFixture
{
    [Test]
    public async Task A_person_can_type_read_click_and_submit_over_HTTP()
    {
        Bot.Answers = request => request.Path == "/slack/command" ? new(200, "Cord pulled.", "text/plain") : LocalSlackBot.Reply.Nothing;
        var response = await ControlAsync("say", """{"as":"@ann","channel":"#checkout","text":"/andon down"}""");
        Assert.That((response["status"]!.GetValue<int>(), response["body"]!.GetValue<string>()), Is.EqualTo((200, "Cord pulled.")));
        Assert.That(
            (await ControlAsync("read", """{"as":"@ann","channel":"#checkout"}"""))["text"]!.GetValue<string>(),
            Does.Contain("Cord pulled."));

        await PostAsync(new
        {
            channel = Checkout,
            text = "card",
            blocks = Json("""
                [{"type":"actions","elements":[{"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]
                """),
        });
        await ControlAsync("click", """{"as":"bob.b","channel":"#checkout","action":"go"}""");
        var view = Json("""
            {"type":"modal","title":{"type":"plain_text","text":"Note"},"submit":{"type":"plain_text","text":"Save"},
             "blocks":[{"type":"input","block_id":"text","label":{"type":"plain_text","text":"Text"},
              "element":{"type":"plain_text_input","action_id":"text"}}]}
            """);
        await OkAsync("views.open", new { trigger_id = Bot.Requests.Last().Json["trigger_id"]!.GetValue<string>(), view });
        Assert.That((await ControlAsync("modal", """{"as":"@bob.b"}"""))["text"]!.GetValue<string>(), Does.StartWith("┌ Note"));
        Assert.That((await ControlAsync("submit", """{"as":"@bob.b"}"""))["errors"]!["text"], Is.Not.Null);
        Assert.That((await ControlAsync("submit", """{"as":"@bob.b","values":{"text":"done"}}"""))["accepted"]!.GetValue<bool>(), Is.True);
        Assert.That(
            Bot.Requests.Last().Json["view"]!["state"]!["values"]!["text"]!["text"]!["value"]!.GetValue<string>(), Is.EqualTo("done"));
    }

    [Test]
    public async Task People_channels_and_faults_can_be_added_over_HTTP()
    {
        await ControlAsync(
            "add-person", """{"id":"U0CLEO0003","handle":"cleo","name":"Cleo","timeZone":"America/New_York","admin":true}""");
        await ControlAsync("add-channel", """{"name":"new","members":["cleo","andon"],"private":true,"id":"C0NEW00001"}""");
        await ControlAsync("fault", """{"method":"conversations.info","fault":"refuse fatal_error","times":1}""");

        Assert.That(await ErrorAsync("conversations.info", new { channel = "C0NEW00001" }), Is.EqualTo("fatal_error"));
        Assert.That(
            (await OkAsync("conversations.info", new { channel = "C0NEW00001" }))["channel"]!["is_private"]!.GetValue<bool>(), Is.True);
        Assert.That((await OkAsync("users.info", new { user = "U0CLEO0003" }))["user"]!["is_admin"]!.GetValue<bool>(), Is.True);
        var journal = await ControlAsync("journal", """{"after":1}""");
        Assert.That(
            journal["entries"]!.AsArray().Select(e => e!["name"]!.GetValue<string>()),
            Is.EqualTo(new[] { "conversations.info", "users.info" }));
    }

    [TestCase("dance", "{}", "there is no verb 'dance'")]
    [TestCase("say", """{"as":"@nobody","channel":"#checkout","text":"x"}""", "there is nobody called '@nobody'")]
    [TestCase("say", """{"as":"@ann","channel":"#nowhere","text":"x"}""", "there is no conversation '#nowhere'")]
    [TestCase("say", """{"as":"@bob.b","channel":"#payments","text":"x"}""", "Bob is not in '#payments'")]
    [TestCase("say", """{"as":"@ann","channel":"#checkout"}""", "'text' is missing")]
    [TestCase("click", """{"as":"@ann","channel":"#checkout","action":"go"}""", "there is no 'go' to click, only ")]
    [TestCase("submit", """{"as":"@ann"}""", "Ann has no modal open")]
    [TestCase("say", "[]", "the body is not a JSON object")]
    public async Task An_impossible_action_returns_an_error_message(string verb, string body, string error) =>
        Assert.That((await ControlAsync(verb, body, status: 400))["error"]!.GetValue<string>(), Is.EqualTo(error));

    [Test]
    public async Task The_journal_records_order_times_arguments_and_answers()
    {
        await OkAsync("auth.test");
        await Slack.As("@ann").SayAsync("#checkout", "/andon list");
        Time.Advance(TimeSpan.FromSeconds(5));
        await ErrorAsync("chat.postMessage", new { channel = Checkout });

        var entries = Slack.Journal.Entries;
        Assert.That(entries.Select(e => $"{e.Number} {e.Kind} {e.Name} {e.Status} {e.Error}"), Is.EqualTo(new[]
        {
            "1 Request auth.test 200 ", "2 Delivery command 200 ", "3 Request chat.postMessage 200 no_text",
        }));
        Assert.That(entries[2].At - entries[1].At, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(entries[2].Elapsed, Is.GreaterThan(entries[1].Elapsed));
        Assert.That(entries[2].Arguments.ToJsonString(), Is.EqualTo($$"""{"channel":"{{Checkout}}"}"""));
        Assert.That(entries.Select(e => e.AnsweredAfter), Has.All.Not.Null);
    }

    [Test]
    public async Task Waiting_for_a_condition_does_not_poll_and_a_timeout_lists_the_journal()
    {
        var waiting = Slack.Journal.UntilAsync(e => e is { Name: "auth.test", Status: 200 });
        Assert.That(waiting.IsCompleted, Is.False);

        await OkAsync("auth.test");
        Assert.That((await waiting).Number, Is.EqualTo(1));

        Assert.That(
            () => Slack.UntilAsync(() => false, TimeSpan.FromMilliseconds(20)),
            Throws.TypeOf<TimeoutException>().With.Message.Contains("Request auth.test"));
    }

    private async Task<JsonObject> ControlAsync(string verb, string body, int status = 200)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack.ControlUrl, verb))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        using var response = await SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        return JsonNode.Parse(text)!.AsObject();
    }
}
