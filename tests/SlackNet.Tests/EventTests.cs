using System.Net;
using SlackNet;
using SlackNet.Events;

namespace SlackNetTests;

internal sealed class EventTests
{
    private SlackNetHost host = null!;

    [SetUp]
    public async Task Start() => host = await SlackNetHost.Start(c => c
        .RegisterEventHandler<EnvelopeHandler>()
        .RegisterEventHandler<AppHomeOpened, EventHandler<AppHomeOpened>>()
        .RegisterEventHandler<AppMention, EventHandler<AppMention>>()
        .RegisterEventHandler<AppUninstalled, EventHandler<AppUninstalled>>()
        .RegisterEventHandler<ChannelRename, EventHandler<ChannelRename>>()
        .RegisterEventHandler<MemberJoinedChannel, EventHandler<MemberJoinedChannel>>()
        .RegisterEventHandler<MessageEvent, EventHandler<MessageEvent>>()
        .RegisterEventHandler<TokensRevoked, EventHandler<TokensRevoked>>()
        .RegisterEventHandler<UserChange, EventHandler<UserChange>>());

    [TearDown]
    public async Task Stop() => await host.DisposeAsync();

    [TestCaseSource(nameof(Callbacks))]
    public async Task Every_event_arrives_in_its_envelope(string sample)
    {
        var sent = SlackNetSample.Json(sample);

        await host.Event(sent);

        var callback = await host.Received.First<EventCallback>();
        Assert.Multiple(() =>
        {
            Assert.That(callback.EventId, Is.EqualTo((string)sent["event_id"]!));
            Assert.That(callback.EventTime, Is.EqualTo((int)sent["event_time"]!));
            Assert.That(callback.TeamId, Is.EqualTo((string)sent["team_id"]!));
            Assert.That(callback.ApiAppId, Is.EqualTo("A0ANDON001"));
            Assert.That(callback.Event.Type, Is.EqualTo((string)sent["event"]!["type"]!));
            Assert.That(callback.Event.EventTs, Is.EqualTo((string?)sent["event"]!["event_ts"]));
            Assert.That(callback.Authorizations?.Count, Is.EqualTo(sent["authorizations"]?.AsArray().Count));
        });
    }

    [Test]
    public async Task An_event_without_authorizations_has_none()
    {
        var payload = SlackNetSample.Json("events/user_change").Without("authorizations");

        await host.Event(payload);

        Assert.That((await host.Received.First<EventCallback>()).Authorizations, Is.Null);
    }

    [Test]
    public async Task The_opening_of_the_home_tab_is_read()
    {
        var opened = await Post<AppHomeOpened>("events/app_home_opened");

        Assert.Multiple(() =>
        {
            Assert.That(opened.User, Is.EqualTo("U0MARIA001"));
            Assert.That(opened.Channel, Is.EqualTo("D0MARIA001"));
            Assert.That(opened.Tab, Is.EqualTo(AppHomeTab.Home));
            Assert.That(opened.View.CallbackId, Is.EqualTo("home"));
        });
    }

    [TestCase("events/app_home_opened-first", AppHomeTab.Home)]
    [TestCase("events/app_home_opened-messages", AppHomeTab.Messages)]
    public async Task A_home_tab_that_is_opened_without_a_view_has_none(string sample, AppHomeTab tab)
    {
        var opened = await Post<AppHomeOpened>(sample);

        Assert.Multiple(() =>
        {
            Assert.That(opened.Tab, Is.EqualTo(tab));
            Assert.That(opened.View, Is.Null);
        });
    }

    [Test]
    public async Task The_joining_of_a_channel_is_read()
    {
        var joined = await Post<MemberJoinedChannel>("events/member_joined_channel");

        Assert.Multiple(() =>
        {
            Assert.That(joined.User, Is.EqualTo("U0TOMAS002"));
            Assert.That(joined.Channel, Is.EqualTo("C0LINE0004"));
            Assert.That(joined.ChannelType, Is.EqualTo(ChannelType.Channel));
            Assert.That(joined.Inviter, Is.EqualTo("U0PRIYA003"));
        });
    }

    [Test]
    public async Task The_joining_of_a_private_channel_is_read()
    {
        var payload = SlackNetSample.Json("events/member_joined_channel");
        payload["event"]!["channel_type"] = "G";

        await host.Event(payload);

        Assert.That((await host.Received.First<MemberJoinedChannel>()).ChannelType, Is.EqualTo(ChannelType.PrivateGroup));
    }

    [TestCase("events/user_change", false)]
    [TestCase("events/user_change-deactivated", true)]
    public async Task The_change_of_a_user_is_read(string sample, bool deleted)
    {
        var user = (await Post<UserChange>(sample)).User;

        var sent = SlackNetSample.Json(sample)["event"]!["user"]!;
        Assert.Multiple(() =>
        {
            Assert.That(user.Id, Is.EqualTo((string)sent["id"]!));
            Assert.That(user.Deleted, Is.EqualTo(deleted));
            Assert.That(user.Profile.RealName, Is.EqualTo((string)sent["profile"]!["real_name"]!));
        });
    }

    [Test]
    public async Task The_renaming_of_a_channel_is_read()
    {
        var channel = (await Post<ChannelRename>("events/channel_rename")).Channel;

        Assert.Multiple(() =>
        {
            Assert.That(channel.Id, Is.EqualTo("C0LINE0004"));
            Assert.That(channel.Name, Is.EqualTo("line-4-west"));
            Assert.That(channel.Created, Is.EqualTo(1780000000));
        });
    }

    [Test]
    public async Task The_revocation_of_tokens_is_read()
    {
        var revoked = await Post<TokensRevoked>("events/tokens_revoked");

        Assert.Multiple(() =>
        {
            Assert.That(revoked.Tokens["bot"].Single(), Is.EqualTo("U0ANDON0B1"));
            Assert.That(revoked.Tokens["oauth"], Is.Empty);
        });
    }

    [Test]
    public async Task The_uninstallation_of_the_app_is_read() =>
        Assert.That((await Post<AppUninstalled>("events/app_uninstalled")).EventTs, Is.EqualTo("1786003231.124850"));

    [Test]
    public async Task A_mention_is_read()
    {
        var mention = await Post<AppMention>("events/app_mention");

        Assert.Multiple(() =>
        {
            Assert.That(mention.Text, Is.EqualTo("<@U0ANDON0B1> status"));
            Assert.That(mention.User, Is.EqualTo("U0MARIA001"));
            Assert.That(mention.Channel, Is.EqualTo("C0LINE0004"));
            Assert.That(mention.ClientMsgId, Is.EqualTo(new Guid("0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d")));
        });
    }

    [TestCase("events/message-im", null)]
    [TestCase("events/message-im-own-bot", "B0ANDON001")]
    public async Task A_direct_message_has_the_bot_that_wrote_it(string sample, string? bot)
    {
        var message = await Post<MessageEvent>(sample);

        Assert.Multiple(() =>
        {
            Assert.That(message.ChannelType, Is.EqualTo("im"));
            Assert.That(message.Text, Is.EqualTo((string)SlackNetSample.Json(sample)["event"]!["text"]!));
            Assert.That(message.BotId, Is.EqualTo(bot));
        });
    }

    [TestCase("events/message-changed", "message_changed")]
    [TestCase("events/message-deleted", "message_deleted")]
    [TestCase("events/message-file_share", "file_share")]
    public async Task A_message_event_has_its_subtype(string sample, string subtype)
    {
        await host.Event(SlackNetSample.Json(sample));

        Assert.That(((MessageEvent)(await host.Received.First<EventCallback>()).Event).Subtype, Is.EqualTo(subtype));
    }

    [Test]
    public async Task The_verification_of_the_URL_is_answered_with_the_challenge()
    {
        var response = await host.Event(SlackNetSample.Json("events/url_verification"));

        var actual = await response.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(actual, Is.EqualTo((string)SlackNetSample.Json("events/url_verification-response")["challenge"]!));
        });
    }

    [TestCase("application/json; charset=utf-8")]
    [TestCase("text/plain")]
    public async Task An_event_with_another_content_type_is_refused(string contentType)
    {
        var response = await host.Post("/slack/event", SlackNetSample.Text("events/user_change"), contentType);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [Test]
    public async Task A_request_that_is_not_an_event_is_refused()
    {
        var response = await host.Event(SlackNetSample.Json("events/app_rate_limited"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task An_event_is_acknowledged_before_its_handler_returns()
    {
        var finish = new TaskCompletionSource();
        host.Received.Meanwhile = () => finish.Task;

        var response = await host.Event(SlackNetSample.Json("events/user_change"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        finish.SetResult();
        await host.Received.First<UserChange>();
    }

    [Test]
    public async Task A_stop_waits_for_the_handlers_of_acknowledged_events()
    {
        var finish = new TaskCompletionSource();
        host.Received.Meanwhile = () => finish.Task;
        await host.Event(SlackNetSample.Json("events/user_change"));
        await host.Received.First<EventCallback>();

        var stopping = host.Stop();
        finish.SetResult();
        await stopping;

        Assert.That(host.Received.All<UserChange>(), Has.One.Items);
    }

    [Test]
    public async Task A_failing_handler_is_logged_and_does_not_stop_the_others()
    {
        host.Received.Meanwhile = async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException("the handler fell over");
        };

        var response = await host.Event(SlackNetSample.Json("events/user_change"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await host.Received.First<EventCallback>();
        await host.Received.First<UserChange>();
        Assert.That((await host.FirstFailure).Message, Is.EqualTo("the handler fell over"));
    }

    private static IEnumerable<string> Callbacks() =>
        SlackNetSample.In("events").Where(name => SlackNetSample.Json(name)["type"]?.ToString() == "event_callback");

    private async Task<T> Post<T>(string sample) where T : class
    {
        await host.Event(SlackNetSample.Json(sample));
        return await host.Received.First<T>();
    }
}
