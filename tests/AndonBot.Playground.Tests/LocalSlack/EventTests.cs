using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>Events to the bot: when, in which shape, and how often when nobody answers.</summary>
public sealed class EventTests : LocalSlackFixture
{
    private readonly WorkspaceClock _clock = new();

    protected override SlackSettings Settings => base.Settings with { Clock = _clock };

    [Test]
    public async Task The_address_is_verified_by_a_challenge()
    {
        Bot.Answers = request => new(200, request.Json["challenge"]!.GetValue<string>(), "text/plain");

        var result = await Slack.VerifyUrlAsync("3eZbrw1a");

        Assert.That(result.Body, Is.EqualTo("3eZbrw1a"));
        Assert.That((Bot.Requests.Single().Path, Bot.Requests.Single().ContentType), Is.EqualTo(("/slack/event", "application/json")));
    }

    [Test]
    public async Task Words_to_the_bot_arrive_as_a_signed_event()
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
    public async Task Words_in_a_channel_arrive_only_when_they_mention_the_bot_and_it_may_hear_them()
    {
        await Slack.As("@ann").SayAsync("#checkout", "@andon help");
        Slack.Scopes = Slack.Scopes.Append("app_mentions:read").ToHashSet();
        await Slack.As("@ann").SayAsync("#checkout", "nobody in particular");
        await Slack.As("@ann").SayAsync("#checkout", "@andon help");

        await EventAsync("app_mention");
        Assert.That(Slack.Journal.Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_unanswered_event_comes_three_times_more_with_the_same_id()
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
    public async Task An_event_that_the_bot_wants_no_more_of_does_not_come_again()
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
    public async Task A_silent_bot_is_told_that_it_timed_out()
    {
        var replies = new Queue<LocalSlackBot.Reply>([LocalSlackBot.Reply.Never, LocalSlackBot.Reply.Nothing]);
        Bot.Answers = _ => replies.Dequeue();

        Slack.Change.Rename(Slack.Channel("#checkout"), "checkout-2");
        await Slack.Journal.UntilAsync(e => e.Status == 200);

        Assert.That(Bot.Requests.Last().Headers["X-Slack-Retry-Reason"], Is.EqualTo("http_timeout"));
        Assert.That(Bot.Requests.Last().Json["event"]!["channel"]!["name"]!.GetValue<string>(), Is.EqualTo("checkout-2"));
    }

    [Test]
    public async Task Changes_of_the_workspace_are_told()
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
    public async Task Whoever_is_uninstalled_hears_it_twice_and_has_a_dead_token()
    {
        Slack.Change.Uninstall();

        var revoked = (await EventAsync("tokens_revoked")).Json;
        var uninstalled = (await EventAsync("app_uninstalled")).Json;
        Assert.That(revoked["event"]!["tokens"]!.ToJsonString(), Is.EqualTo("""{"oauth":[],"bot":["U0ANDON0B1"]}"""));
        Assert.That(uninstalled.ContainsKey("authorizations"), Is.False);
        Assert.That(await ErrorAsync("auth.test"), Is.EqualTo("account_inactive"));
    }

    [Test]
    public void What_the_bot_may_not_hear_is_not_told()
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
