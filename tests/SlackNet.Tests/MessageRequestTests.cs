using System.Text.Json.Nodes;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Interaction;
using SlackNet.WebApi;
using Button = SlackNet.Blocks.Button;

namespace SlackNetTests;

/// <summary>The requests that send messages, and where the token is sent.</summary>
internal sealed class MessageRequestTests
{
    [Test]
    public async Task A_message_is_posted()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/chat.postMessage"));

        await calls.Client.Chat.PostMessage(Card());

        var call = calls.Sent.Single();
        SlackNetSample.AssertEquivalent(call.Json, SlackNetSample.Json("web-api/chat.postMessage.request"));
        Assert.Multiple(() =>
        {
            Assert.That(call.Method, Is.EqualTo(HttpMethod.Post));
            Assert.That(call.Url.AbsoluteUri, Is.EqualTo("https://slack.com/api/chat.postMessage"));
            Assert.That(call.Authorization, Is.EqualTo("Bearer xoxb-secret"));
            Assert.That(call.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        });
    }

    [Test]
    public async Task A_message_is_sent_with_the_same_defaults_as_by_the_package()
    {
        using var calls = new SlackNetCalls().Answer("""{"ok":true}""");

        await calls.Client.Chat.PostMessage(new() { Channel = "C1", Text = "hello" });

        Assert.That(JsonNode.DeepEquals(calls.Sent.Single().Json, JsonNode.Parse("""
            {"channel":"C1","text":"hello","parse":"none","link_names":false,"attachments":[],"blocks":[],
             "unfurl_links":false,"unfurl_media":true,"reply_broadcast":false}
            """)), () => calls.Sent.Single().Body!);
    }

    [Test]
    public async Task A_reply_is_sent_with_its_thread()
    {
        using var calls = new SlackNetCalls().Answer("""{"ok":true}""");

        await calls.Client.Chat.PostMessage(new() { Channel = "C1", Text = "x", ThreadTs = "1786003210.000100", ReplyBroadcast = true });

        Assert.Multiple(() =>
        {
            Assert.That((string?)calls.Sent.Single().Json["thread_ts"], Is.EqualTo("1786003210.000100"));
            Assert.That((bool)calls.Sent.Single().Json["reply_broadcast"]!, Is.True);
        });
    }

    [Test]
    public async Task Metadata_is_sent_with_the_type_in_its_attribute()
    {
        using var calls = new SlackNetCalls().Answer("""{"ok":true}""");

        await calls.Client.Chat.PostMessage(new() { Channel = "C1", Text = "x", MetadataObject = new Renamed(7) });

        var expected = JsonNode.Parse("""{"event_type":"stop_declared","event_payload":{"number":7}}""");
        Assert.That(JsonNode.DeepEquals(calls.Sent.Single().Json["metadata"], expected), () => calls.Sent.Single().Body!);
    }

    [Test]
    public async Task Text_is_sent_unchanged()
    {
        using var calls = new SlackNetCalls().Answer("""{"ok":true}""");
        const string text = "“checkout” & <down> \"now\" 🔴\n\\ ü";

        await calls.Client.Chat.PostMessage(new() { Channel = "C1", Text = text });

        Assert.That((string?)calls.Sent.Single().Json["text"], Is.EqualTo(text));
    }

    [Test]
    public async Task A_message_is_updated()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/chat.update"));

        await calls.Client.Chat.Update(new() { ChannelId = "C1", Ts = "1.2", Text = "done", Blocks = [new DividerBlock()] });

        Assert.That(JsonNode.DeepEquals(calls.Sent.Single().Json, JsonNode.Parse("""
            {"ts":"1.2","channel":"C1","text":"done","blocks":[{"type":"divider"}],"parse":"client","link_names":false}
            """)), () => calls.Sent.Single().Body!);
    }

    [Test]
    public async Task An_ephemeral_message_is_posted()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/chat.postEphemeral"));

        var response = await calls.Client.Chat.PostEphemeral("U1", new() { Channel = "C1", Text = "psst", ThreadTs = "1.2" });

        var expected = JsonNode.Parse("""{"channel":"C1","user":"U1","text":"psst","thread_ts":"1.2"}""")!;
        SlackNetSample.AssertEquivalent(calls.Sent.Single().Json, expected);
        Assert.That(response.MessageTs, Is.EqualTo("1786003212.000200"));
    }

    [Test]
    public async Task A_message_is_deleted()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/chat.delete"));

        var response = await calls.Client.Chat.Delete("1786003210.000100", "C0LINE0004");

        Assert.Multiple(() =>
        {
            SlackNetSample.AssertEquivalent(calls.Sent.Single().Json, JsonNode.Parse("""{"channel":"C0LINE0004","ts":"1786003210.000100"}""")!);
            Assert.That(response.Ts, Is.EqualTo("1786003210.000100"));
        });
    }

    [TestCase("response-url/ephemeral-followup")]
    [TestCase("response-url/in-channel-followup")]
    [TestCase("response-url/replace-original")]
    [TestCase("response-url/thread-reply")]
    [TestCase("response-url/delete-original")]
    public async Task A_response_is_posted_to_the_response_URL(string sample)
    {
        using var calls = new SlackNetCalls().Answer("ok", "text/plain");

        var request = new BlockActionRequest { ResponseUrl = "https://hooks.slack.com/actions/T/1/x" };

        await calls.Client.WithAccessToken(string.Empty).Respond(request, Followups[sample]);

        SlackNetSample.AssertEquivalent(calls.Sent.Single().Json, SlackNetSample.Json(sample));
        Assert.Multiple(() =>
        {
            Assert.That(calls.Sent.Single().Url.AbsoluteUri, Is.EqualTo("https://hooks.slack.com/actions/T/1/x"));
            Assert.That(calls.Sent.Single().Json["replace_original"], Is.Not.Null, "Slack guesses when it is not told");
            Assert.That(calls.Sent.Single().Authorization, Is.Null, "the token is nobody else's business");
        });
    }

    [Test]
    public async Task A_response_to_a_command_is_posted_to_its_response_URL()
    {
        using var calls = new SlackNetCalls().Answer("ok", "text/plain");
        var command = new SlashCommand { ResponseUrl = "https://hooks.slack.com/commands/T/1/x" };

        await calls.Client.WithAccessToken(string.Empty).Respond(command, new SlashCommandResponse { Message = new() { Text = "late" } });

        SlackNetSample.AssertEquivalent(calls.Sent.Single().Json, JsonNode.Parse("""{"text":"late"}""")!);
        Assert.That(calls.Sent.Single().Url.AbsoluteUri, Is.EqualTo(command.ResponseUrl));
    }

    [Test]
    public async Task A_client_for_another_workspace_sends_its_own_token()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/auth.test"));

        await calls.Client.WithAccessToken("xoxb-other").Auth.Test();

        Assert.That(calls.Sent.Single().Authorization, Is.EqualTo("Bearer xoxb-other"));
    }

    private static readonly Dictionary<string, MessageResponse> Followups = new()
    {
        ["response-url/ephemeral-followup"] = new()
        {
            ResponseType = ResponseType.Ephemeral,
            Message = new() { Text = "Call #1042 is registered." },
        },
        ["response-url/in-channel-followup"] = new() { Message = new() { Text = "Call #1042 opened on line 4." } },
        ["response-url/replace-original"] = new()
        {
            ResponseType = ResponseType.Ephemeral,
            ReplaceOriginal = true,
            Message = new()
            {
                Text = "Call #1042 acknowledged by <@U0TOMAS002>",
                Blocks = [new SectionBlock { Text = new Markdown("*#1042* acknowledged by <@U0TOMAS002>") }],
            },
        },
        ["response-url/thread-reply"] = new() { Message = new() { Text = "Spare pump is on its way.", ThreadTs = "1786003210.000100" } },
        ["response-url/delete-original"] = new() { ResponseType = ResponseType.Ephemeral, DeleteOriginal = true, Message = new() },
    };

    private static Message Card() => new()
    {
        Channel = "C0LINE0004",
        Text = "Andon call #1042: press-2 on line 4",
        UnfurlMedia = false,
        MetadataObject = new AndonCall("1042", "line-4", "open"),
        Blocks =
        [
            new HeaderBlock { BlockId = "h", Text = "Andon call #1042" },
            new SectionBlock
            {
                BlockId = "facts",
                Fields =
                [
                    new Markdown("*Station*\npress-2"),
                    new Markdown("*State*\nopen"),
                    new Markdown("*Opened by*\n<@U0MARIA001>"),
                    new Markdown("*Opened*\n<!date^1786003200^{date_short_pretty} {time}|2026-08-06 08:00 UTC>"),
                ],
            },
            new SectionBlock { BlockId = "why", Text = new Markdown("Leak at hose 3 &amp; pump &lt;P2&gt; — <!subteam^S0ONCALL01>") },
            new ActionsBlock
            {
                BlockId = "call_1042",
                Elements =
                [
                    new Button { ActionId = "call_ack", Text = "Acknowledge", Style = ButtonStyle.Primary, Value = "1042" },
                    new Button
                    {
                        ActionId = "call_resolve",
                        Text = "Resolve",
                        Value = "1042",
                        Confirm = new()
                        {
                            Title = "Resolve call?",
                            Text = new Markdown("Line 4 goes back to *green*."),
                            Confirm = "Resolve",
                            Deny = "Keep open",
                        },
                    },
                    new OverflowMenu
                    {
                        ActionId = "call_more",
                        Options = [new() { Text = "Escalate", Value = "escalate" }, new() { Text = "Reassign", Value = "reassign" }],
                    },
                ],
            },
            new ContextBlock { BlockId = "foot", Elements = [new Markdown("Call 1042 · line-4")] },
        ],
    };

    private sealed record AndonCall(string CallId, string Line, string State);

    [SlackType("stop_declared")]
    private sealed record Renamed(int Number);
}
