using AndonBot.Playground.LocalSlack.Rendering;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>How messages are displayed, and which control sequences they contain.</summary>
public sealed class RenderingTests : LocalSlackFixture
{
    // The current time is Thursday, 6 August 2026, 08:00 UTC: 10:00 in Berlin and 04:00 in New York.
    [TestCase("plain &amp; &lt;simple&gt;", "plain & <simple>")]
    [TestCase("&amp;lt;", "&lt;")]
    [TestCase("by <@U0ANN00001> and <@U0NOBODY00|old>", "by @Ann and @old")]
    [TestCase("in <#C0CHECKOUT|stale> and <#C0NOWHERE>", "in #checkout and #C0NOWHERE")]
    [TestCase("<!channel> <!here> <!subteam^S1|@oncall>", "@channel @here @oncall")]
    [TestCase("<https://example.com/a?b&amp;c|docs> <https://example.com>", "docs (https://example.com/a?b&c) https://example.com")]
    [TestCase("<!date^1786003200^{time}|fallback>", "10:00")]
    [TestCase("<!date^1786003200^{date_num} {time_secs}|fallback>", "2026-08-06 10:00:00")]
    [TestCase("<!date^1786003200^{date}|fallback>", "August 6")]
    [TestCase("<!date^1786003200^{date_short_pretty} at {time}|fallback>", "today at 10:00")]
    [TestCase("<!date^1786089600^{date_pretty}|fallback>", "tomorrow")]
    [TestCase("<!date^1785916800^{date_long_pretty}|fallback>", "yesterday")]
    [TestCase("<!date^1786176000^{date_long}|fallback>", "Saturday, August 8")]
    [TestCase("<!date^1798761600^{date_short}|fallback>", "Jan 1")]
    [TestCase("<!date^1830297600^{date_short}|fallback>", "Jan 1, 2028")]
    [TestCase("<!date^1785999600^{ago}|fallback>", "1 hour ago")]
    [TestCase("<!date^1786003320^{ago}|fallback>", "in 2 minutes")]
    [TestCase("<!date^1786003200^{time}^https://example.com|fallback>", "10:00")]
    [TestCase("<!date^soon^{time}|fallback>", "fallback")]
    public async Task Text_is_rendered_as_Slack_displays_it(string text, string shown)
    {
        await OkAsync("chat.postMessage", new { channel = Checkout, text });

        Assert.That(Slack.As("@ann").Sees("#checkout").Single().Text, Is.EqualTo(shown));
    }

    [Test]
    public async Task Times_are_shown_in_each_persons_own_zone()
    {
        await OkAsync("chat.postMessage", new { channel = Checkout, text = "due <!date^1786003200^{date_short_pretty} {time}|08:00 UTC>" });
        Slack.As("@bob").Person.TimeZone = "Pacific/Honolulu";

        Assert.That(Slack.As("@ann").Reads("#checkout"), Is.EqualTo("10:00 Andon: due today 10:00\n"));
        Assert.That(Slack.As("@bob").Reads("#checkout"), Is.EqualTo("22:00 Andon: due today 22:00\n"));
    }

    [Test]
    public async Task A_message_is_rendered_block_by_block_with_its_thread()
    {
        var card = await PostAsync(new
        {
            channel = Checkout,
            text = "fallback",
            blocks = Json("""
                [{"type":"header","text":{"type":"plain_text","text":"Red &amp; <@U0ANN00001>"}},
                 {"type":"section","text":{"type":"mrkdwn","text":"first\nsecond"},"fields":[{"type":"mrkdwn","text":"*Line*\ncheckout"}],
                  "accessory":{"type":"button","action_id":"a","text":{"type":"plain_text","text":"Open"}}},
                 {"type":"divider"},
                 {"type":"context","elements":[{"type":"mrkdwn","text":"by <@U0BOB00002>"},
                  {"type":"image","alt_text":"lamp","image_url":"https://example.com/x.png"}]},
                 {"type":"actions","elements":[{"type":"button","action_id":"b","text":{"type":"plain_text","text":"I'm on it"}},
                   {"type":"overflow","action_id":"c","options":[{"text":{"type":"plain_text","text":"Note"},"value":"n"},
                    {"text":{"type":"plain_text","text":"Back"},"value":"b"}]},
                   {"type":"static_select","action_id":"d","placeholder":{"type":"plain_text","text":"Severity"},
                    "options":[{"text":{"type":"plain_text","text":"SEV1"},"value":"1"}]}]},
                 {"type":"image","alt_text":"chart","image_url":"https://example.com/x.png"},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"for "},
                  {"type":"user","user_id":"U0ANN00001"}]}]}]
                """),
        });
        await PostAsync(new { channel = Checkout, text = "answered\nat once", thread_ts = card });

        Assert.That(Slack.As("@ann").Reads("#checkout"), Is.EqualTo("""
            10:00 Andon: Red & <@U0ANN00001>
                  first
                  second
                  *Line*: checkout
                  [Open]
                  ----
                  by @Bob  [image: lamp]
                  [I'm on it] [⋯ Note | Back] [Severity ▾]
                  [image: chart]
                  for @Ann
               ↳ 10:00 Andon: answered
               ↳       at once

            """));
        var seen = Slack.As("@ann").Sees("#checkout").Single();
        Assert.That(seen.Notification, Is.EqualTo("fallback"));
        Assert.That(seen.Controls.Select(c => c.ActionId), Is.EqualTo(new[] { "a", "b", "c", "d" }));
        Assert.That(seen.Controls[2].Options, Is.EqualTo(new[] { "n", "b" }));
    }

    [TestCase("hello &lt;!channel&gt; and &lt;@U0ANN00001&gt;", "")]
    [TestCase("hello <!channel>", "Broadcast:channel")]
    [TestCase("<@U0ANN00001|ann> <!subteam^S1> <#C0CHECKOUT>", "Person:U0ANN00001 Group:S1 Channel:C0CHECKOUT")]
    [TestCase("<https://evil.example/|https://good.example/>", "Link:https://evil.example/")]
    [TestCase("<!date^1786003200^{time}|x>", "Date:1786003200^{time}")]
    public async Task Control_sequences_in_a_text_are_found(string text, string tokens)
    {
        await PostAsync(new { channel = Checkout, text });

        Assert.That(string.Join(' ', Slack.AllMentions().Select(m => $"{m.Token.Kind}:{m.Token.Target}")), Is.EqualTo(tokens));
    }

    [TestCase("""{"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"<!here>"}}]}""", true)]
    [TestCase("""{"blocks":[{"type":"context","elements":[{"type":"mrkdwn","text":"<!here>"}]}]}""", true)]
    [TestCase("""{"blocks":[{"type":"section","fields":[{"type":"mrkdwn","text":"<!here>"}]}]}""", true)]
    [TestCase("""{"blocks":[{"type":"markdown","text":"<!here>"}]}""", true)]
    [TestCase("""{"blocks":[{"type":"header","text":{"type":"plain_text","text":"<!here>"}}]}""", false)]
    [TestCase(
        """{"blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]}]}""",
        true)]
    [TestCase("""{"attachments":[{"fallback":"<!here>"}]}""", true)]
    public async Task A_broadcast_is_found_in_every_field_where_it_notifies(string content, bool rings)
    {
        var message = Json(content).AsObject();
        (message["channel"], message["text"]) = (Checkout, "x");
        await PostAsync(message);

        Assert.That(Slack.AllMentions().Any(m => m.Token.Kind == TokenKind.Broadcast), Is.EqualTo(rings));
        Assert.That(Slack.Journal.Entries.Single().Notifies, rings ? Is.EquivalentTo(new[] { Ann, Bob }) : Is.Empty);
    }

    [Test]
    public async Task The_journal_records_who_is_notified()
    {
        await PostAsync(new { channel = Checkout, text = "<@U0BOB00002> <@U0GONE0009>" });
        await PostAsync(new { channel = Bob, text = "hello" });
        var ts = await PostAsync(new { channel = Checkout, text = "nobody" });
        await OkAsync("chat.update", new { channel = Checkout, ts, text = "<@U0BOB00002>" });

        Assert.That(Slack.Journal.Entries.Select(e => string.Join(',', e.Notifies)), Is.EqualTo(new[] { Bob, Bob, "", "" }));
    }

    [Test]
    public async Task A_typed_message_is_stored_in_Slacks_format()
    {
        await Slack.As("@ann").SayAsync("#checkout", "@bob.b look <here> & #secret");

        Assert.That(Slack.Channel("#checkout").Messages.Single().Text, Is.EqualTo("<@U0BOB00002> look &lt;here&gt; &amp; <#C0SECRET01|>"));
        Assert.That(Slack.As("@bob").Reads("#checkout"), Is.EqualTo("04:00 Ann: @Bob look <here> & #secret\n"));
    }
}
