using System.Text.Json.Nodes;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Messages: posting, updating, threads and history.</summary>
public sealed class MessageTests : LocalSlackFixture
{
    private const string Card =
        """[{"type":"section","text":{"type":"mrkdwn","text":"*#12*"}},{"type":"header","text":{"type":"plain_text","text":"Red"}}]""";

    [Test]
    public async Task A_posted_message_is_returned_with_the_fields_that_Slack_adds()
    {
        var answer = await OkAsync("chat.postMessage", new { channel = Checkout, text = "card", blocks = Json(Card) });

        var message = answer["message"]!;
        Assert.That(answer["channel"]!.GetValue<string>(), Is.EqualTo(Checkout));
        Assert.That(message["ts"]!.GetValue<string>(), Is.EqualTo(answer["ts"]!.GetValue<string>()).And.Match(@"^\d{10}\.\d{6}$"));
        Assert.That(message["bot_id"]!.GetValue<string>(), Is.EqualTo("B0ANDON001"));
        Assert.That(message["blocks"]![0]!["block_id"]!.GetValue<string>(), Has.Length.EqualTo(5));
        Assert.That(message["blocks"]![0]!["text"]!["verbatim"]!.GetValue<bool>(), Is.False);
        Assert.That(message["blocks"]![1]!["text"]!["emoji"]!.GetValue<bool>(), Is.True);
    }

    [Test]
    public async Task Blocks_without_text_get_a_fallback_text()
    {
        var answer = await OkAsync("chat.postMessage", new { channel = Checkout, blocks = Json(Card) });

        Assert.That(answer["message"]!["text"]!.GetValue<string>(), Is.EqualTo("*#12* Red"));
    }

    [Test]
    public async Task Timestamps_are_unique_in_a_conversation_even_when_the_clock_stands_still()
    {
        Slack.IsPaced = false;
        var answers =
            await Task.WhenAll(Enumerable.Range(0, 20).Select(i => OkAsync("chat.postMessage", new { channel = Checkout, text = $"{i}" })));

        Assert.That(answers.Select(a => a["ts"]!.GetValue<string>()).Distinct().Count(), Is.EqualTo(20));
    }

    [Test]
    public async Task A_persons_id_stands_for_their_direct_messages()
    {
        var posted = await OkAsync("chat.postMessage", new { channel = Ann, text = "for you" });
        var opened = await OkAsync("conversations.open", new { users = Ann });

        Assert.That(opened["channel"]!["id"]!.GetValue<string>(), Is.EqualTo(posted["channel"]!.GetValue<string>()));
        Assert.That(opened["already_open"]!.GetValue<bool>(), Is.True);
        Assert.That(Slack.As("@ann").Reads("@andon"), Does.EndWith("Andon: for you\n"));
        Assert.That(Slack.Journal.Entries[0].Notifies, Is.EqualTo(new[] { Ann }));
    }

    [TestCase("""{"text":"new"}""", "new", 0, TestName = "Text alone removes the blocks")]
    [TestCase("""{"text":"new","blocks":[{"type":"divider"}]}""", "new", 1, TestName = "Text and blocks replace both")]
    [TestCase("""{"text":"new","blocks":[]}""", "new", 0, TestName = "Empty blocks remove the blocks")]
    [TestCase("""{"metadata":{"event_type":"b","event_payload":{}}}""", "", 2, TestName = "Metadata alone keeps the blocks")]
    public async Task An_update_replaces_text_and_blocks(string change, string text, int blocks)
    {
        var ts = await PostAsync(new { channel = Checkout, text = "old", blocks = Json(Card) });
        var arguments = Json(change).AsObject();
        (arguments["channel"], arguments["ts"]) = (Checkout, ts);

        var answer = await OkAsync("chat.update", arguments);

        Assert.That(answer["text"]!.GetValue<string>(), Is.EqualTo(text.Length > 0 ? text : "old"));
        Assert.That((answer["message"]!["blocks"] as JsonArray)?.Count ?? 0, Is.EqualTo(blocks));
        Assert.That(answer["ts"]!.GetValue<string>(), Is.EqualTo(ts));
        Assert.That(Slack.As("@ann").Sees("#checkout").Single().IsEdited, Is.True);
    }

    [TestCase("", "called", TestName = "Metadata is kept when it is not given")]
    [TestCase(""","metadata":{"event_type":"answered","event_payload":{"id":7}}""", "answered", TestName = "Metadata is replaced")]
    [TestCase(""","metadata":{}""", null, TestName = "Empty metadata removes it")]
    public async Task An_update_keeps_replaces_or_removes_metadata(string change, string? eventType)
    {
        var metadata = new { event_type = "called", event_payload = new { id = 7 } };
        var ts = await PostAsync(new { channel = Checkout, text = "old", metadata });

        await OkAsync("chat.update", Json($$"""{"channel":"{{Checkout}}","ts":"{{ts}}","text":"new"{{change}}}"""));

        var message = (await OkAsync("conversations.history", new { channel = Checkout, include_all_metadata = true }))["messages"]![0]!;
        Assert.That(message["metadata"]?["event_type"]!.GetValue<string>(), Is.EqualTo(eventType));
    }

    [Test]
    public async Task History_returns_the_payload_of_metadata_only_on_request()
    {
        await PostAsync(
            new { channel = Checkout, text = "card", metadata = new { event_type = "andon_notice", event_payload = new { id = 42 } } });

        var brief = await OkAsync("conversations.history", new { channel = Checkout });
        var full = await OkAsync("conversations.history", new { channel = Checkout, include_all_metadata = true });

        Assert.That(brief["messages"]![0]!["metadata"]!.ToJsonString(), Is.EqualTo("""{"event_type":"andon_notice"}"""));
        Assert.That(full["messages"]![0]!["metadata"]!["event_payload"]!["id"]!.GetValue<int>(), Is.EqualTo(42));
    }

    [Test]
    public async Task Replies_are_in_their_thread_and_not_in_the_history()
    {
        var card = await PostAsync(new { channel = Checkout, text = "card" });
        var first = await PostAsync(new { channel = Checkout, text = "called", thread_ts = card });
        var nested = await PostAsync(new { channel = Checkout, text = "answered", thread_ts = first });
        var shouted = await PostAsync(new { channel = Checkout, text = "stopped", thread_ts = card, reply_broadcast = true });
        var other = await PostAsync(new { channel = Checkout, text = "other" });

        var history = await OkAsync("conversations.history", new { channel = Checkout });
        var replies = await OkAsync("conversations.replies", new { channel = Checkout, ts = card });

        Assert.That(Stamps(history), Is.EqualTo(new[] { other, shouted, card }));
        Assert.That(Stamps(replies), Is.EqualTo(new[] { card, first, nested, shouted }));
        var parent = history["messages"]!.AsArray()[^1]!;
        Assert.That(parent["reply_count"]!.GetValue<int>(), Is.EqualTo(3));
        Assert.That(parent["latest_reply"]!.GetValue<string>(), Is.EqualTo(shouted));
        Assert.That(
            Slack.As("@bob").Sees("#checkout")[0].Replies.Select(r => r.Text), Is.EqualTo(new[] { "called", "answered", "stopped" }));
    }

    [Test]
    public async Task History_can_be_read_between_bounds_and_in_pages()
    {
        var all = new List<string>();
        for (var i = 0; i < 7; i++)
            all.Add(await PostAsync(new { channel = Checkout, text = $"{i}" }));

        var between = await OkAsync("conversations.history", new { channel = Checkout, oldest = all[1], latest = all[4] });
        var inclusive =
            await OkAsync("conversations.history", new { channel = Checkout, oldest = all[1], latest = all[4], inclusive = true });
        Assert.That(Stamps(between), Is.EqualTo(new[] { all[3], all[2] }));
        Assert.That(Stamps(inclusive), Is.EqualTo(new[] { all[4], all[3], all[2], all[1] }));

        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await OkAsync("conversations.history", new { channel = Checkout, limit = 3, cursor });
            paged.AddRange(Stamps(page));
            cursor = page["response_metadata"]?["next_cursor"]!.GetValue<string>();
            Assert.That(page["has_more"]!.GetValue<bool>(), Is.EqualTo(cursor is not null));
        }
        while (cursor is not null);
        Assert.That(paged, Is.EqualTo(Enumerable.Reverse(all)));
    }

    [Test]
    public async Task An_ephemeral_message_is_visible_to_one_person_and_not_in_the_history()
    {
        var answer = await OkAsync("chat.postEphemeral", new { channel = Checkout, user = Ann, text = "for you" });
        var ts = answer["message_ts"]!.GetValue<string>();

        Assert.That(Slack.As("@ann").Sees("#checkout").Single().IsOnlyForMe, Is.True);
        Assert.That(Slack.As("@bob").Sees("#checkout"), Is.Empty);
        Assert.That(Stamps(await OkAsync("conversations.history", new { channel = Checkout })), Is.Empty);
        Assert.That(await ErrorAsync("chat.update", new { channel = Checkout, ts, text = "x" }), Is.EqualTo("message_not_found"));
    }

    [Test]
    public async Task A_message_can_be_deleted_and_a_permalink_contains_the_thread()
    {
        var card = await PostAsync(new { channel = Checkout, text = "card" });
        var reply = await PostAsync(new { channel = Checkout, text = "reply", thread_ts = card });
        var link = await OkAsync("chat.getPermalink", new { channel = Checkout, message_ts = reply });
        Assert.That(
            link["permalink"]!.GetValue<string>(),
            Is.EqualTo($"https://andon-works.slack.com/archives/{Checkout}/p{reply.Replace(".", "")}?thread_ts={card}&cid={Checkout}"));

        await OkAsync("chat.delete", new { channel = Checkout, ts = card });

        Assert.That(Stamps(await OkAsync("conversations.history", new { channel = Checkout })), Is.Empty);
        Assert.That(await ErrorAsync("chat.update", new { channel = Checkout, ts = card, text = "x" }), Is.EqualTo("message_not_found"));
    }

    private static List<string> Stamps(JsonObject answer) => [.. answer["messages"]!.AsArray().Select(m => m!["ts"]!.GetValue<string>())];
}
