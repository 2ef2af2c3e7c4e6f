using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

public sealed class InteractionTests : LocalSlackFixture
{
    private const string Buttons = """
        [{"type":"section","text":{"type":"mrkdwn","text":"*#12* in <#C0CHECKOUT> by <@U0ANN00001>"}},
         {"type":"actions","block_id":"b","elements":[
           {"type":"button","action_id":"incident.answer","value":"12","style":"primary","text":{"type":"plain_text","text":"I'm on it"}},
           {"type":"overflow","action_id":"incident.more","options":[{"text":{"type":"plain_text","text":"Note"},"value":"note"},
            {"text":{"type":"plain_text","text":"Back"},"value":"back"}]},
           {"type":"static_select","action_id":"incident.severity","placeholder":{"type":"plain_text","text":"Severity"},
            "options":[{"text":{"type":"plain_text","text":"SEV1"},"value":"1"},{"text":{"type":"plain_text","text":"SEV2"},
             "value":"2"}]}]}]
        """;

    [Test]
    public async Task A_command_is_a_signed_form_and_its_plain_response_is_ephemeral()
    {
        Bot.Answers = _ => new(200, "Cord pulled, #12. I'm calling <@U0BOB00002>.", "text/plain");

        var result = await Slack.As("@ann").SayAsync("#checkout", "/andon checkout is down");

        Assert.That(result.Failure, Is.Null);
        var request = Bot.Requests.Single();
        Assert.That(request.Path, Is.EqualTo("/slack/command"));
        Assert.That(request.Form["text"], Is.EqualTo("checkout is down"));
        Assert.That(request.Form["channel_id"], Is.EqualTo(Checkout));
        Assert.That(request.Form["response_url"], Does.StartWith(new Uri(Slack.ApiBaseUrl, "/commands/").ToString()));
        var signature = Signing.Signature(Slack.Settings.SigningSecret, request.Headers["X-Slack-Request-Timestamp"], request.Body);
        Assert.That(request.Headers["X-Slack-Signature"], Is.EqualTo(signature));
        Assert.That(Slack.As("@ann").Reads("#checkout"), Does.Contain("Andon (only you see this): Cord pulled, #12. I'm calling @Bob."));
        Assert.That(Slack.As("@bob").Reads("#checkout"), Is.Empty);
    }

    [TestCase("/andon", "")]
    [TestCase("/andon   give 12 @bob.b", "give 12 <@U0BOB00002>")]
    [TestCase("/andon ask @ann, or @Bob.", "ask <@U0ANN00001>, or <@U0BOB00002>.")]
    [TestCase("/andon mail ann@example.com", "mail ann@example.com")]
    [TestCase("/andon #checkout and #secret, not #nowhere", "<#C0CHECKOUT|checkout> and <#C0SECRET01|>, not #nowhere")]
    [TestCase("/andon see https://example.com/a?b=1&c=2 now", "see <https://example.com/a?b=1&amp;c=2> now")]
    [TestCase("/andon a < b && c > d", "a &lt; b &amp;&amp; c &gt; d")]
    [TestCase("/andon <!channel> @channel", "&lt;!channel&gt; <!channel>")]
    public async Task Typed_text_is_escaped(string typed, string arrives)
    {
        await Slack.As("@ann").SayAsync("#checkout", typed);

        Assert.That(Bot.Requests.Single().Form["text"], Is.EqualTo(arrives));
    }

    [TestCase("#checkout", "checkout")]
    [TestCase("#secret", "privategroup")]
    [TestCase("@andon", "directmessage")]
    public async Task A_command_contains_the_kind_of_channel(string place, string channelName)
    {
        await Slack.As("@ann").SayAsync(place, "/andon list");

        Assert.That(Bot.Requests.Single().Form["channel_name"], Is.EqualTo(channelName));
    }

    [Test]
    public async Task An_in_channel_response_shows_the_command_and_the_response_to_everybody()
    {
        Bot.Answers = _ => LocalSlackBot.Reply.Json("""{"response_type":"in_channel","text":"Line is *green*"}""");

        await Slack.As("@ann").SayAsync("#checkout", "/andon status");

        Assert.That(
            Slack.As("@bob").Sees("#checkout").Select(m => $"{m.Author}: {m.Text}"),
            Is.EqualTo(new[] { "Ann: /andon status", "Andon: Line is *green*" }));
    }

    [TestCase(500, "", "dispatch_failed")]
    [TestCase(200, "{not json", "invalid_command_response")]
    [TestCase(200, """{"blocks":[{"type":"section"}]}""", "invalid_blocks")]
    public async Task An_invalid_response_shows_Slacks_own_error(int status, string body, string error)
    {
        Bot.Answers = _ => LocalSlackBot.Reply.Json(body, status);

        var result = await Slack.As("@ann").SayAsync("#checkout", "/andon status");

        Assert.That(result.Failure, Is.EqualTo(error));
        Assert.That(
            Slack.As("@ann").Reads("#checkout"), Does.Contain($"Slackbot (only you see this): /andon failed with the error \"{error}\""));
    }

    [Test]
    public async Task A_late_response_shows_a_timeout()
    {
        Bot.Answers = _ => LocalSlackBot.Reply.Never;

        var result = await Slack.As("@ann").SayAsync("#checkout", "/andon status");

        Assert.That(result.Failure, Is.EqualTo("operation_timeout"));
        Assert.That(Slack.As("@ann").Reads("#checkout"), Does.Contain("operation_timeout"));
        Assert.That(Slack.Journal.Entries.Single().Accepted, Is.False);
    }

    [Test]
    public async Task A_button_sends_its_value_the_message_and_a_new_trigger_id()
    {
        var ts = await PostAsync(new { channel = Checkout, text = "card", blocks = Json(Buttons) });

        await Slack.As("@bob").ClickAsync("#checkout", "incident.answer");

        var payload = Bot.Requests.Single().Json;
        Assert.That(payload["type"]!.GetValue<string>(), Is.EqualTo("block_actions"));
        Assert.That(payload["user"]!["id"]!.GetValue<string>(), Is.EqualTo(Bob));
        Assert.That(payload["message"]!["ts"]!.GetValue<string>(), Is.EqualTo(ts));
        Assert.That(payload["container"]!["message_ts"]!.GetValue<string>(), Is.EqualTo(ts));
        var action = payload["actions"]!.AsArray().Single()!;
        Assert.That(action["action_id"]!.GetValue<string>(), Is.EqualTo("incident.answer"));
        Assert.That(action["block_id"]!.GetValue<string>(), Is.EqualTo("b"));
        Assert.That(action["value"]!.GetValue<string>(), Is.EqualTo("12"));
        Assert.That(action["text"]!["emoji"]!.GetValue<bool>(), Is.True);
    }

    [TestCase("incident.more", "back", "Back")]
    [TestCase("incident.severity", "SEV1", "SEV1")]
    public async Task An_option_of_a_menu_can_be_chosen_by_value_or_label(string actionId, string choose, string label)
    {
        await PostAsync(new { channel = Checkout, text = "card", blocks = Json(Buttons) });

        await Slack.As("@bob").ClickAsync("#checkout", actionId, choose: [choose]);

        var action = Bot.Requests.Single().Json["actions"]![0]!;
        Assert.That(action["selected_option"]!["text"]!["text"]!.GetValue<string>(), Is.EqualTo(label));
    }

    [TestCase("13")]
    [TestCase("Same as #13")]
    public async Task Buttons_with_the_same_action_id_are_chosen_by_value_or_label(string choose)
    {
        var blocks = Json("""
            [{"type":"actions","elements":[
              {"type":"button","action_id":"incident.same","value":"12","text":{"type":"plain_text","text":"Same as #12"}}]},
             {"type":"actions","elements":[
              {"type":"button","action_id":"incident.same","value":"13","text":{"type":"plain_text","text":"Same as #13"}}]}]
            """);
        await PostAsync(new { channel = Checkout, text = "same?", blocks });

        await Slack.As("@bob").ClickAsync("#checkout", "incident.same", choose: [choose]);

        Assert.That(Bot.Requests.Single().Json["actions"]![0]!["value"]!.GetValue<string>(), Is.EqualTo("13"));
    }

    [Test]
    public async Task A_missing_element_cannot_be_used()
    {
        await PostAsync(new { channel = Checkout, text = "card", blocks = Json(Buttons) });

        Assert.That(
            () => Slack.As("@bob").ClickAsync("#checkout", "incident.stop"),
            Throws.TypeOf<InvalidUserActionException>().With.Message.Contains("incident.answer, incident.more, incident.severity"));
        Assert.That(
            () => Slack.As("@bob").ClickAsync("#checkout", "incident.more", choose: ["stop"]), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(() => Slack.As("@bob").SayAsync("#payments", "hello"), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(() => Slack.As("@nobody"), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(Bot.Requests, Is.Empty);
    }

    [Test]
    public async Task A_button_of_an_ephemeral_message_does_not_send_the_message()
    {
        await OkAsync("chat.postEphemeral", new { channel = Checkout, user = Ann, text = "for you", blocks = Json(Buttons) });

        await Slack.As("@ann").ClickAsync("#checkout", "incident.answer");

        var payload = Bot.Requests.Single().Json;
        Assert.That(payload["container"]!["is_ephemeral"]!.GetValue<bool>(), Is.True);
        Assert.That(payload.ContainsKey("message"), Is.False);
        Assert.That(() => Slack.As("@bob").ClickAsync("#checkout", "incident.answer"), Throws.TypeOf<InvalidUserActionException>());
    }

    [Test]
    public async Task The_last_interaction_can_be_delivered_again_with_the_same_bytes()
    {
        await Slack.As("@ann").SayAsync("#checkout", "/andon checkout is down");
        await Slack.DeliverAgainAsync();
        await Slack.DeliverAgainAsync(Signing.Invalid);
        await Slack.DeliverAgainAsync(Signing.Old(TimeSpan.FromMinutes(10)));
        await Slack.DeliverAgainAsync(Signing.None);

        var requests = Bot.Requests.ToArray();
        Assert.That(requests.Select(r => r.Text).Distinct(), Has.One.Items);
        Assert.That(requests.Select(IsRightlySigned), Is.EqualTo(new[] { true, true, false, true, false }));
        Assert.That(Timestamp(requests[0]) - Timestamp(requests[3]), Is.EqualTo(600));
    }

    [Test]
    public async Task Any_request_body_can_be_delivered()
    {
        var result = await Slack.DeliverRawAsync("/slack/action", "application/x-www-form-urlencoded", "payload=%7B"u8.ToArray());

        Assert.That(result.Status, Is.EqualTo(200));
        Assert.That(Bot.Requests.Single().Text, Is.EqualTo("payload=%7B"));
        Assert.That(IsRightlySigned(Bot.Requests.Single()), Is.True);
    }

    [Test]
    public async Task Shortcuts_send_their_callback_id_and_the_message()
    {
        var ts = await PostAsync(new { channel = Checkout, text = "press-2 makes a noise" });

        await Slack.As("@ann").UseShortcutAsync("pull_global");
        await Slack.As("@ann").UseMessageShortcutAsync("#checkout", ts, "pull_message");

        var (global, message) = (Bot.Requests.First().Json, Bot.Requests.Last().Json);
        Assert.That(global["type"]!.GetValue<string>(), Is.EqualTo("shortcut"));
        Assert.That(global["callback_id"]!.GetValue<string>(), Is.EqualTo("pull_global"));
        Assert.That(message["type"]!.GetValue<string>(), Is.EqualTo("message_action"));
        Assert.That(message["message"]!["text"]!.GetValue<string>(), Is.EqualTo("press-2 makes a noise"));
        Assert.That(global["user"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{Ann}}","username":"ann","team_id":"T0ANDON001"}"""));
        Assert.That(message["user"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{Ann}}","name":"ann"}"""));
        Assert.That((global.ContainsKey("response_url"), message.ContainsKey("response_url")), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Only_registered_shortcuts_can_be_used_and_not_on_ephemeral_messages()
    {
        var ts = await PostAsync(new { channel = Checkout, text = "press-2 makes a noise" });
        await OkAsync("chat.postEphemeral", new { channel = Checkout, user = Ann, text = "for you" });
        var ephemeral = Slack.As("@ann").Sees("#checkout").Single(m => m.IsOnlyForMe).Ts;

        Assert.That(() => Slack.As("@ann").UseShortcutAsync("pull_message"), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(() => Slack.As("@ann").UseMessageShortcutAsync("#checkout", ts, "pull_global"), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(() => Slack.As("@ann").UseMessageShortcutAsync("#checkout", ephemeral, "pull_message"), Throws.TypeOf<InvalidUserActionException>());
        Assert.That(Bot.Requests, Is.Empty);
    }

    private bool IsRightlySigned(LocalSlackBot.Received request) =>
        request.Headers.TryGetValue("X-Slack-Signature", out var given)
        && given == Signing.Signature(Slack.Settings.SigningSecret, request.Headers["X-Slack-Request-Timestamp"], request.Body);

    private static long Timestamp(LocalSlackBot.Received request) => long.Parse(request.Headers["X-Slack-Request-Timestamp"]);
}
