using SlackNet.WebApi;

namespace SlackNetTests;

/// <summary>The query of each call about the app and about messages, and how its response is read.</summary>
internal sealed class HistoryTests
{
    [Test]
    public async Task The_identity_of_the_app_is_read()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/auth.test"));

        var me = await calls.Client.Auth.Test();

        Assert.Multiple(() =>
        {
            Assert.That(calls.Sent.Single().Url.AbsoluteUri, Is.EqualTo("https://slack.com/api/auth.test"));
            Assert.That(calls.Sent.Single().Method, Is.EqualTo(HttpMethod.Post));
            Assert.That(calls.Sent.Single().Body, Is.EqualTo("{}"));
            Assert.That(me.Team, Is.EqualTo("Lakeside Plant"));
            Assert.That(me.TeamId, Is.EqualTo("T0LAKE0001"));
            Assert.That(me.User, Is.EqualTo("andon"));
            Assert.That(me.UserId, Is.EqualTo("U0ANDON0B1"));
            Assert.That(me.Url, Is.EqualTo("https://lakeside-plant.slack.com/"));
        });
    }

    [Test]
    public async Task The_response_to_a_post_has_the_message_with_its_metadata()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/chat.postMessage"));

        var posted = await calls.Client.Chat.PostMessage(new() { Channel = "C0LINE0004", Text = "x" });

        Assert.Multiple(() =>
        {
            Assert.That(posted.Channel, Is.EqualTo("C0LINE0004"));
            Assert.That(posted.Ts, Is.EqualTo("1786003210.000100"));
            Assert.That(posted.Message.Ts, Is.EqualTo("1786003210.000100"));
            Assert.That(posted.Message.Metadata.EventType, Is.EqualTo("andon_call"));
            Assert.That(posted.Message.Metadata.ToObject<AndonCall>(), Is.EqualTo(new AndonCall("1042", "line-4", "open")));
        });
    }

    [Test]
    public async Task The_response_to_an_update_has_the_message()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/chat.update"));

        var updated = await calls.Client.Chat.Update(new() { ChannelId = "C0LINE0004", Ts = "1786003210.000100", Text = "x" });

        Assert.Multiple(() =>
        {
            Assert.That(updated.Channel, Is.EqualTo("C0LINE0004"));
            Assert.That(updated.Ts, Is.EqualTo("1786003210.000100"));
            Assert.That(updated.Text, Is.EqualTo("Andon call #1042: acknowledged"));
        });
    }

    [TestCase("web-api/chat.getPermalink")]
    [TestCase("web-api/chat.getPermalink-thread")]
    public async Task A_permalink_is_read(string sample)
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text(sample));

        var link = await calls.Client.Chat.GetPermalink("C0LINE0004", "1786003210.000100");

        calls.AssertAsked("chat.getPermalink", ("channel", "C0LINE0004"), ("message_ts", "1786003210.000100"));
        Assert.That(link.Permalink, Is.EqualTo((string)SlackNetSample.Json(sample)["permalink"]!));
    }

    [Test]
    public async Task The_history_of_a_channel_is_read_newest_first()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/conversations.history"));

        var history = await calls.Client.Conversations.History(
            "C0LINE0004", oldestTs: "1786003200.000000", limit: 20, includeAllMetadata: true);

        calls.AssertAsked(
            "conversations.history",
            ("channel", "C0LINE0004"), ("inclusive", "false"), ("limit", "20"), ("oldest", "1786003200.000000"),
            ("include_all_metadata", "true"));
        AssertMessages(history, "web-api/conversations.history");
    }

    [Test]
    public async Task A_thread_is_read_oldest_first()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/conversations.replies"));

        var replies = await calls.Client.Conversations.Replies("C0LINE0004", "1786003210.000100", cursor: "dXNlcjpVMEc5V0ZYTlo=");

        calls.AssertAsked(
            "conversations.replies",
            ("channel", "C0LINE0004"), ("ts", "1786003210.000100"), ("cursor", "dXNlcjpVMEc5V0ZYTlo="), ("inclusive", "false"),
            ("limit", "10"), ("include_all_metadata", "false"));
        AssertMessages(replies, "web-api/conversations.replies");
    }

    private static void AssertMessages(ConversationMessagesResponse read, string sample)
    {
        var sent = SlackNetSample.Json(sample);
        Assert.That(read.HasMore, Is.EqualTo((bool)sent["has_more"]!));
        foreach (var (message, expected) in read.Messages.Zip(sent["messages"]!.AsArray(), (message, expected) => (message, expected!)))
            Assert.Multiple(() =>
            {
                Assert.That(message.Ts, Is.EqualTo((string)expected["ts"]!));
                Assert.That(message.Text, Is.EqualTo((string)expected["text"]!));
                Assert.That(message.User, Is.EqualTo((string?)expected["user"]));
                Assert.That(message.BotId, Is.EqualTo((string?)expected["bot_id"]));
                Assert.That(message.ThreadTs, Is.EqualTo((string?)expected["thread_ts"]));
                Assert.That(message.Metadata?.EventType, Is.EqualTo((string?)expected["metadata"]?["event_type"]));
            });
        Assert.That(read.Messages, Has.Count.EqualTo(sent["messages"]!.AsArray().Count));
    }

    private sealed record AndonCall(string CallId, string Line, string State);
}
