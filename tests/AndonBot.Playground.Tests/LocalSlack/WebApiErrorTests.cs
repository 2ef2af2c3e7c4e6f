using System.Text.Json.Nodes;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The errors of the Web API.</summary>
public sealed class WebApiErrorTests : LocalSlackFixture
{
    [TestCase("chat.postMessage", """{"channel":"C0NOWHERE","text":"x"}""", "channel_not_found")]
    [TestCase("chat.postMessage", """{"channel":"C0HIDDEN01","text":"x"}""", "channel_not_found")]
    [TestCase("chat.postMessage", """{"channel":"U0GONE0009","text":"x"}""", "channel_not_found")]
    [TestCase("chat.postMessage", """{"channel":"C0OLD00001","text":"x"}""", "is_archived")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT"}""", "no_text")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT","text":""}""", "no_text")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT","blocks":[]}""", "no_text")]
    [TestCase("chat.postMessage", """{"text":"x"}""", "invalid_arguments")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT","text":"x","blocks":{"type":"divider"}}""", "invalid_blocks_format")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT","text":"x","blocks":"no json"}""", "invalid_blocks_format")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT","text":"x","blocks":[{"type":"section"}]}""", "invalid_blocks")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT","text":"x","markdown_text":"x"}""", "markdown_text_conflict")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT","text":"x","metadata":"x y"}""", "invalid_metadata_format")]
    [TestCase("chat.postMessage", """{"channel":"C0CHECKOUT","text":"x","metadata":{"event_type":"a"}}""", "invalid_metadata_schema")]
    [TestCase("chat.update", """{"channel":"C0CHECKOUT","ts":"1.000001","text":"x"}""", "message_not_found")]
    [TestCase("chat.update", """{"channel":"U0ANN00001","ts":"1.000001","text":"x"}""", "channel_not_found")]
    [TestCase("chat.update", """{"channel":"C0CHECKOUT","text":"x"}""", "invalid_arguments")]
    [TestCase("chat.delete", """{"channel":"C0CHECKOUT","ts":"1.000001"}""", "message_not_found")]
    [TestCase("chat.postEphemeral", """{"channel":"C0CHECKOUT","user":"U0NOBODY00","text":"x"}""", "user_not_in_channel")]
    [TestCase("chat.postEphemeral", """{"channel":"C0CHECKOUT","text":"x"}""", "invalid_arguments")]
    [TestCase("chat.getPermalink", """{"channel":"C0CHECKOUT","message_ts":"1.000001"}""", "message_not_found")]
    [TestCase("chat.getPermalink", """{"channel":"C0HIDDEN01","message_ts":"1.000001"}""", "channel_not_found")]
    [TestCase("conversations.info", """{"channel":"C0HIDDEN01"}""", "channel_not_found")]
    [TestCase("conversations.info", """{"channel":"C0NOWHERE"}""", "channel_not_found")]
    [TestCase("conversations.list", """{"types":"public_channel,secret_channel"}""", "invalid_types")]
    [TestCase("conversations.list", """{"types":"im"}""", "missing_scope")]
    [TestCase("conversations.list", """{"limit":"0"}""", "invalid_limit")]
    [TestCase("conversations.list", """{"limit":"1000"}""", "invalid_limit")]
    [TestCase("conversations.list", """{"cursor":"nonsense"}""", "invalid_cursor")]
    [TestCase("conversations.join", """{"channel":"C0OLD00001"}""", "is_archived")]
    [TestCase("conversations.join", """{"channel":"C0SECRET01"}""", "method_not_supported_for_channel_type")]
    [TestCase("conversations.join", """{"channel":"C0HIDDEN01"}""", "channel_not_found")]
    [TestCase("conversations.open", """{}""", "users_list_not_supplied")]
    [TestCase("conversations.open", """{"users":""}""", "not_enough_users")]
    [TestCase("conversations.open", """{"users":"U0NOBODY00"}""", "user_not_found")]
    [TestCase("conversations.open", """{"users":"U0GONE0009"}""", "user_disabled")]
    [TestCase("conversations.open", """{"users":"U0ANDON0B1"}""", "invalid_user_combination")]
    [TestCase("conversations.open", """{"users":"U0ANN00001,U0BOB00002"}""", "missing_scope")]
    [TestCase("conversations.open", """{"users":"U1,U2,U3,U4,U5,U6,U7,U8,U9"}""", "too_many_users")]
    [TestCase("conversations.open", """{"channel":"D0NOWHERE0"}""", "channel_not_found")]
    [TestCase("conversations.history", """{"channel":"C0PAYMENTS"}""", "not_in_channel")]
    [TestCase("conversations.history", """{"channel":"C0CHECKOUT","oldest":"yesterday"}""", "invalid_ts_oldest")]
    [TestCase("conversations.history", """{"channel":"C0CHECKOUT","latest":"tomorrow"}""", "invalid_ts_latest")]
    [TestCase("conversations.replies", """{"channel":"C0CHECKOUT","ts":"1.000001"}""", "thread_not_found")]
    [TestCase("conversations.members", """{"channel":"C0HIDDEN01"}""", "channel_not_found")]
    [TestCase("users.info", """{"user":"U0NOBODY00"}""", "user_not_found")]
    [TestCase("users.info", """{}""", "invalid_arguments")]
    [TestCase("users.lookupByEmail", """{"email":"nobody@example.com"}""", "users_not_found")]
    [TestCase("users.lookupByEmail", """{"email":"gone@example.com"}""", "users_not_found")]
    [TestCase("views.open", """{"trigger_id":"1.2.3"}""", "invalid_arguments")]
    [TestCase("views.update", """{"view_id":"V0NOWHERE0","view":{"type":"modal"}}""", "not_found")]
    [TestCase("views.publish", """{"user_id":"U0NOBODY00","view":{"type":"home","blocks":[]}}""", "invalid_arguments")]
    public async Task A_rejected_call_returns_Slacks_error_code(string method, string arguments, string error) =>
        Assert.That(await ErrorAsync(method, Json(arguments)), Is.EqualTo(error));

    [Test]
    public async Task Posting_to_a_public_channel_without_membership_needs_the_public_scope()
    {
        await PostAsync(new { channel = Payments, text = "x" });

        Slack.Scopes = new HashSet<string> { "chat:write" };
        Time.Advance(TimeSpan.FromSeconds(1));

        Assert.That(await ErrorAsync("chat.postMessage", new { channel = Payments, text = "x" }), Is.EqualTo("not_in_channel"));
    }

    [TestCase("chat.postMessage", "chat:write")]
    [TestCase("users.info", "users:read")]
    [TestCase("conversations.join", "channels:join")]
    [TestCase("users.lookupByEmail", "users:read.email")]
    public async Task A_call_without_the_scope_is_rejected_and_the_error_names_the_scope(string method, string needed)
    {
        Slack.Scopes = new HashSet<string> { "commands", "team:read" };

        var answer = await CallAsync(method, new { channel = Checkout, text = "x", user = Ann, email = "ann@example.com" });

        Assert.That(
            answer.ToJsonString(),
            Is.EqualTo($$"""{"ok":false,"error":"missing_scope","needed":"{{needed}}","provided":"commands,team:read"}"""));
    }

    [TestCase("conversations.info", Checkout, "channels:read")]
    [TestCase("conversations.info", Secret, "groups:read")]
    [TestCase("conversations.members", Secret, "groups:read")]
    [TestCase("conversations.history", Checkout, "channels:history")]
    [TestCase("conversations.history", Secret, "groups:history")]
    public async Task Reading_needs_the_scope_for_the_kind_of_conversation(string method, string channel, string scope)
    {
        await OkAsync(method, new { channel });

        Slack.Scopes = Slack.Scopes.Where(s => s != scope).ToHashSet();

        var answer = await CallAsync(method, new { channel });
        Assert.That(answer["error"]!.GetValue<string>(), Is.EqualTo("missing_scope"));
        Assert.That(answer["needed"]!.GetValue<string>(), Is.EqualTo(scope));
    }

    [TestCase(null, "invalid_auth")]
    [TestCase("token_revoked", "token_revoked")]
    [TestCase("account_inactive", "account_inactive")]
    public async Task An_invalid_token_returns_the_reason(string? state, string error)
    {
        Slack.TokenError = state;

        var answer = await CallAsync("auth.test", token: state is null ? "xoxb-somebody-else" : null);

        Assert.That(answer.ToJsonString(), Is.EqualTo($$"""{"ok":false,"error":"{{error}}"}"""));
    }

    [Test]
    public async Task Direct_messages_are_rejected_when_the_messages_tab_is_off_or_the_person_is_deactivated()
    {
        Slack.IsMessagesTabEnabled = false;
        Assert.That(await ErrorAsync("chat.postMessage", new { channel = Ann, text = "x" }), Is.EqualTo("messages_tab_disabled"));
        Slack.IsMessagesTabEnabled = true;

        var direct = (await OkAsync("conversations.open", new { users = Ann }))["channel"]!["id"]!.GetValue<string>();
        Slack.As("@ann").Person.IsDeleted = true;
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await ErrorAsync("chat.postMessage", new { channel = direct, text = "x" }), Is.EqualTo("channel_not_found"));
        Assert.That(await ErrorAsync("conversations.open", new { users = Ann }), Is.EqualTo("user_disabled"));
    }

    [Test]
    public async Task The_bot_can_change_and_delete_only_its_own_messages()
    {
        await Slack.As("@ann").SayAsync("#checkout", "mine");
        var ts = Slack.As("@ann").Sees("#checkout").Single().Ts;

        Assert.That(await ErrorAsync("chat.update", new { channel = Checkout, ts, text = "yours" }), Is.EqualTo("cant_update_message"));
        Assert.That(await ErrorAsync("chat.delete", new { channel = Checkout, ts }), Is.EqualTo("cant_delete_message"));
    }

    [Test]
    public async Task Each_invited_person_gets_a_separate_error()
    {
        Slack.Scopes = Slack.Scopes.Append("channels:manage").ToHashSet();

        var answer = await CallAsync("conversations.invite", new { channel = Checkout, users = "U0NOBODY99,U0ANDON0B1" });

        Assert.That(answer["error"]!.GetValue<string>(), Is.EqualTo("user_not_found"));
        Assert.That(
            JsonNode.DeepEquals(answer["errors"], Json("""
                [{"user":"U0NOBODY99","ok":false,"error":"user_not_found"},{"user":"U0ANDON0B1","ok":false,"error":"cant_invite_self"}]
                """)),
            Is.True, answer.ToJsonString());
        Assert.That(await ErrorAsync("conversations.invite", new { channel = Checkout, users = Ann }), Is.EqualTo("already_in_channel"));
        Assert.That(await ErrorAsync("conversations.invite", new { channel = Payments, users = Bob }), Is.EqualTo("not_in_channel"));
    }

    [Test]
    public async Task Errors_in_blocks_are_lines_with_JSON_pointers()
    {
        var answer = await CallAsync("chat.postMessage", new
        {
            channel = Checkout,
            text = "x",
            blocks = new[] { new { type = "section", text = new { type = "mrkdwn", text = new string('x', 3001) } } },
        });

        Assert.That(
            JsonNode.DeepEquals(answer, Json("""
                {"ok":false,"error":"invalid_blocks",
                 "errors":["failed to match all allowed schemas [json-pointer:/blocks/0/text]",
                  "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"],
                 "response_metadata":{"messages":["[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]",
                  "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]}}
                """)),
            Is.True, answer.ToJsonString());
    }

    [TestCase(13_200, true)]
    [TestCase(13_201, false)]
    public async Task The_total_text_length_of_the_blocks_is_limited(int characters, bool isTaken)
    {
        var blocks = Enumerable.Range(0, 5).Select(i => Math.Min(3000, characters - i * 3000))
            .Select(length => new { type = "section", text = new { type = "mrkdwn", text = new string('x', length) } });

        var answer = await CallAsync("chat.postMessage", new { channel = Checkout, text = "x", blocks });

        Assert.That(answer["error"]?.GetValue<string>(), Is.EqualTo(isTaken ? null : "msg_blocks_too_long"));
    }

    [TestCase("chat.update", 4_000, null)]
    [TestCase("chat.update", 4_001, "msg_too_long")]
    [TestCase("chat.postEphemeral", 4_000, null)]
    [TestCase("chat.postEphemeral", 4_001, "msg_too_long")]
    public async Task Text_that_is_too_long_is_rejected(string method, int characters, string? error)
    {
        var ts = await PostAsync(new { channel = Checkout, text = "x" });

        var answer = await CallAsync(method, new { channel = Checkout, ts, user = Ann, text = new string('x', characters) });

        Assert.That(answer["error"]?.GetValue<string>(), Is.EqualTo(error));
    }

    [Test]
    public async Task Very_long_text_is_truncated_by_chat_postMessage_with_a_warning()
    {
        var answer = await OkAsync("chat.postMessage", new { channel = Checkout, text = new string('x', 40_001) });

        Assert.That(answer["message"]!["text"]!.GetValue<string>(), Has.Length.EqualTo(40_000));
        Assert.That(answer["warning"]!.GetValue<string>(), Is.EqualTo("message_truncated"));
        Assert.That(answer["response_metadata"]!.ToJsonString(), Is.EqualTo("""{"warnings":["message_truncated"]}"""));
    }
}
