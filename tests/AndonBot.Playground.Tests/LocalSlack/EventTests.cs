using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Events to the bot: when they are sent, their content, and their retries.</summary>
public sealed class EventTests : LocalSlackFixture
{
    private readonly WorkspaceClock _clock = new();

    protected override SlackSettings Settings => base.Settings with { Clock = _clock };

    [Test]
    public async Task The_request_URL_is_verified_with_a_challenge()
    {
        Bot.Answers = request => new(200, request.Json["challenge"]!.GetValue<string>(), "text/plain");

        var result = await Slack.VerifyUrlAsync("3eZbrw1a");

        Assert.That(result.Body, Is.EqualTo("3eZbrw1a"));
        Assert.That((Bot.Requests.Single().Path, Bot.Requests.Single().ContentType), Is.EqualTo(("/slack/event", "application/json")));
    }

    [Test]
    public async Task A_direct_message_to_the_bot_is_sent_as_a_signed_event()
    {
        await Slack.As("@ann").SayAsync("@andon", "status?");

        var request = await EventAsync("message");
        var wrapped = request.Json;
        Assert.That(wrapped["type"]!.GetValue<string>(), Is.EqualTo("event_callback"));
        Assert.That(wrapped["event_id"]!.GetValue<string>(), Does.StartWith("Ev"));
        Assert.That(wrapped["event"]!["text"]!.GetValue<string>(), Is.EqualTo("status?"));
        Assert.That(wrapped["event"]!["channel_type"]!.GetValue<string>(), Is.EqualTo("im"));
        Assert.That(wrapped["event"]!["user"]!.GetValue<string>(), Is.EqualTo(Ann));
        var signature = Signing.Signature(Slack.Settings.SigningSecret, request.Headers["X-Slack-Request-Timestamp"], request.Body);
        Assert.That(request.Headers["X-Slack-Signature"], Is.EqualTo(signature));
    }

    [Test]
    public async Task A_channel_message_is_sent_only_when_it_mentions_the_bot_and_the_scope_allows_it()
    {
        await Slack.As("@ann").SayAsync("#checkout", "@andon help");
        Slack.Scopes = Slack.Scopes.Append("app_mentions:read").ToHashSet();
        await Slack.As("@ann").SayAsync("#checkout", "nobody in particular");
        await Slack.As("@ann").SayAsync("#checkout", "@andon help");

        await EventAsync("app_mention");
        Assert.That(Slack.Journal.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_unanswered_event_is_retried_three_times_with_the_same_id()
    {
        var codes = new Queue<int>([500, 503, 404, 500]);
        Bot.Answers = _ => new(codes.Dequeue(), "");

        Slack.Change.Archive(Slack.Channel("#checkout"));
        await AttemptsAsync(2);
        Pass(TimeSpan.FromMinutes(1));
        await AttemptsAsync(3);
        Pass(TimeSpan.FromMinutes(5));
        await AttemptsAsync(4);

        var requests = Bot.Requests.ToArray();
        Assert.That(requests.Select(r => r.Json["event_id"]!.GetValue<string>()).Distinct(), Has.One.Items);
        Assert.That(requests.Select(r => r.Headers.GetValueOrDefault("X-Slack-Retry-Num")), Is.EqualTo(new[] { null, "1", "2", "3" }));
        Assert.That(requests[1].Headers["X-Slack-Retry-Reason"], Is.EqualTo("http_error"));
    }

    [Test]
    public async Task An_event_is_not_retried_when_the_bot_sends_the_no_retry_header()
    {
        Bot.Answers = _ => new(500, "", Headers: [("X-Slack-No-Retry", "1")]);

        Slack.Change.Archive(Slack.Channel("#checkout"));
        await AttemptsAsync(1);
        Bot.Answers = _ => LocalSlackBot.Reply.Nothing;
        Pass(TimeSpan.FromMinutes(10));
        Slack.Change.Archive(Slack.Channel("#checkout"), isArchived: false);
        await EventAsync("channel_unarchive");

        Assert.That(Bot.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_retry_after_a_timeout_has_the_reason_http_timeout()
    {
        var replies = new Queue<LocalSlackBot.Reply>([LocalSlackBot.Reply.Never, LocalSlackBot.Reply.Nothing]);
        Bot.Answers = _ => replies.Dequeue();

        Slack.Change.Rename(Slack.Channel("#checkout"), "checkout-2");
        await Slack.Journal.UntilAsync(e => e.Status == 200);

        Assert.That(Bot.Requests.Last().Headers["X-Slack-Retry-Reason"], Is.EqualTo("http_timeout"));
        Assert.That(Bot.Requests.Last().Json["event"]!["channel"]!["name"]!.GetValue<string>(), Is.EqualTo("checkout-2"));
    }

    [Test]
    public async Task Changes_of_the_workspace_send_events()
    {
        var (payments, bot) = (Slack.Channel("#payments"), Slack.Settings.BotUserId);
        Slack.Change.Join(payments, bot);
        await EventAsync("member_joined_channel");
        Slack.Change.Leave(payments, bot);
        await EventAsync("channel_left");
        Slack.Change.Archive(Slack.Channel("#secret"));
        await EventAsync("group_archive");
        Slack.Change.Archive(Slack.Channel("#secret"), isArchived: false);
        await EventAsync("group_unarchive");
        Slack.Change.Person(Slack.As("@bob").Person, bob => bob.IsDeleted = true);
        Assert.That((await EventAsync("user_change")).Json["event"]!["user"]!["deleted"]!.GetValue<bool>(), Is.True);
        Slack.As("@ann").OpenHome();
        Assert.That((await EventAsync("app_home_opened")).Json["event"]!["tab"]!.GetValue<string>(), Is.EqualTo("home"));
    }

    [Test]
    public async Task Uninstalling_sends_two_events_and_invalidates_the_token()
    {
        Slack.Change.Uninstall();

        var revoked = (await EventAsync("tokens_revoked")).Json;
        var uninstalled = (await EventAsync("app_uninstalled")).Json;
        Assert.That(revoked["event"]!["tokens"]!.ToJsonString(), Is.EqualTo("""{"oauth":[],"bot":["U0ANDON0B1"]}"""));
        Assert.That(uninstalled.ContainsKey("authorizations"), Is.False);
        Assert.That(await ErrorAsync("auth.test"), Is.EqualTo("account_inactive"));
    }

    [Test]
    public void Events_without_the_scope_or_membership_are_not_sent()
    {
        Slack.Change.Join(Slack.Channel("#payments"), Bob);
        Slack.Scopes = new HashSet<string>();
        Slack.Change.Archive(Slack.Channel("#checkout"));

        Assert.That(Slack.Journal.Entries, Is.Empty);
    }

    private Task AttemptsAsync(int count) => Slack.UntilAsync(() => Slack.Journal.Entries.Count(e => e.Status is not null) == count);

    private void Pass(TimeSpan time) => _clock.MoveTo(_clock.GetUtcNow() + time);

    private async Task<LocalSlackBot.Received> EventAsync(string type)
    {
        await Slack.Journal.UntilAsync(e => e.Name == "event:" + type && e.Status is not null);
        return Bot.Requests.Last(r => r.Json["event"]!["type"]!.GetValue<string>() == type);
    }
}
