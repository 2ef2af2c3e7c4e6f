using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using SlackNetTests;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>Slack answers properly, and says no.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SlackRefusalTests
{
    [TestCase("invalid_auth", 0)]
    [TestCase("token_revoked", 3)]
    [TestCase("account_inactive", 0)]
    public async Task A_workspace_that_refuses_the_token_is_waited_for_and_nothing_is_lost(string code, int days)
    {
        // With the operator known, nothing of the start is left to be done when the token fails.
        await using var world = await StartAsync(settings: [.. SlackAnswerTests.Impatient, ("Andon:Operator", Dora)]);
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();

        world.Slack.TokenError = code;
        await world.SayAsync(Bob, "/andon ack 1");
        await world.SayAsync(Bob, "/andon note 1 the cache is cold");
        await records.UntilAsync(async () => await records.QueryAsync<bool>(
            "select exists (select from destination where channel = '*' and parked_until > clock_timestamp())"));
        Assert.That(await HealthAsync(world), Does.Contain($"\"slack\":{{\"ok\":false,\"detail\":\"{code}\"}}"));
        Assert.That(await world.SayAsync(Dora, "/andon health"), Does.Contain($"*Slack:* does not take what I say (`{code}`)"));

        world.MoveTo(world.Now + NodaTime.Duration.FromDays(days));
        world.Slack.TokenError = null;
        await records.UnparkAsync();
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        var thread = world.As(Ann).Reads("#checkout");
        Assert.That(thread.IndexOf("is on it.", StringComparison.Ordinal), Is.LessThan(thread.IndexOf("the cache is cold", StringComparison.Ordinal)));
        await records.UntilAsync(async () => (await HealthAsync(world)).Contains("\"slack\":{\"ok\":true,\"detail\":\"\"}"));
    }

    [Test]
    public async Task A_missing_scope_stops_only_what_needs_it_and_health_names_it()
    {
        await using var world = await StartAsync(settings: [.. SlackAnswerTests.Impatient, ("Andon:Operator", Dora)]);
        await using var records = new Records(world.ConnectionString, world.Slack);
        var granted = world.Slack.Scopes;
        world.Slack.Scopes = granted.Except(["im:write"]).ToHashSet();

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.Slack.Journal.UntilAsync(entry => entry is { Name: "chat.postMessage", Channel: Checkout, Accepted: true });
        await records.UntilAsync(() => records.QueryAsync<bool>("""
            select exists (select from notice where kind = 'Call' and state = 'deferred' and last_error like 'missing_scope: %im:write%')
            """));
        Assert.That(await world.SayAsync(Dora, "/andon health"), Does.Contain("I lack `im:write`, and 1 message waits for it."));
        await world.SayAsync(Bob, "/andon ack 1");
        await world.Slack.Journal.UntilAsync(entry => entry is { Name: "chat.update", Channel: Checkout, Accepted: true });

        world.Slack.Scopes = granted;
        await records.UnparkAsync();
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        Assert.That(await world.SayAsync(Dora, "/andon health"), Does.Contain("All is well"));
    }

    [Test]
    public async Task A_person_who_takes_back_a_token_of_their_own_takes_none_of_the_bots()
    {
        await using var world = await StartAsync();
        await world.Slack.DeliverRawAsync("/slack/event", "application/json", Encoding.UTF8.GetBytes(SlackNetSample.Text("events/tokens_revoked-user")));
        await world.ChangePersonAsync(Bob, bob => bob.TimeZone = "Europe/Paris");

        Assert.That(await HealthAsync(world), Does.Contain("\"slack\":{\"ok\":true,\"detail\":\"\"}"));
    }

    [TestCase("channel_not_found")]
    [TestCase("is_archived")]
    [TestCase("not_in_channel")]
    [TestCase("channel_is_limited_access")]
    [TestCase("method_not_supported_for_channel_type")]
    public async Task A_channel_that_cannot_be_reached_silences_no_call_and_the_operator_hears_of_it_once(string code)
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("chat.postMessage", Fault.Refuse(code), times: int.MaxValue, channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.SettledAsync(() => world.Now);
        await world.As(Bob).ClickAsync("@andon", "incident.answer");
        await records.SettledAsync(() => world.Now);

        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("@Ann pulled the cord").Or.Contain("answered"));
        var told = world.Slack.DirectWith(Dora).Messages;
        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0].Text, Does.Contain("#1"));
        await OutboxInvariants.HoldAsync(records);
    }

    [Test]
    public async Task A_channel_that_is_archived_silences_no_call_and_once_it_is_back_shows_what_has_happened()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.TellAsync(Ann, "/andon checkout is down");
        world.Slack.Change.Archive(world.Slack.Channel(Checkout));

        await world.As(Bob).ClickAsync("@andon", "incident.answer");
        await records.SettledAsync(() => world.Now);
        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("answered"));
        Assert.That(world.Inbox(Dora), Has.One.Contains("Slack refused what I had to say about #1"));

        world.Slack.Change.Archive(world.Slack.Channel(Checkout), isArchived: false);
        await world.SayAsync(Bob, "/andon note 1 the cache is cold");
        await records.SettledAsync(() => world.Now);
        Assert.That(world.Card().Text, Does.Contain("somebody is on it"));
        Assert.That(world.Thread(), Does.Contain("the cache is cold"));
    }

    [Test]
    public async Task A_conversation_that_Slack_has_forgotten_is_opened_anew_before_anybody_else_is_called()
    {
        await using var world = await StartAsync();
        await world.ExecuteAsync("update person set dm_channel = 'D0GONE0001'");

        await world.TellAsync(Ann, "/andon checkout is down");
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));

        await world.ExecuteAsync("update notice set channel = 'D0GONE0001' where kind = 'Call'");
        await world.TellAsync(Bob, "/andon contain 1 rolled back");
        await world.TellAsync(Ann, "/andon back 1");

        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(2));
        Assert.That(world.Inbox(Bob)[1], Does.Contain("[I'm on it]"));
        Assert.That((world.Inbox(Cleo), world.Inbox(Dora)), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
        Assert.That(world.Slack.Journal.Entries.Count(entry => entry.Name == "conversations.open"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_person_whom_Slack_does_not_find_is_asked_for_once_and_the_backup_is_called()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon the logo is blurred");
        await world.TellAsync(Bob, "/andon dismiss 1 a test");
        world.Slack.Faults.On("chat.postMessage", Fault.Refuse("channel_not_found"), times: int.MaxValue, channel: world.Slack.DirectWith(Bob).Id);

        await world.TellAsync(Ann, "/andon checkout is down");

        Assert.That(world.Inbox(Cleo), Has.One.Contains("checkout is down"));
        Assert.That(world.Slack.Journal.Entries.Count(entry => entry.Name == "conversations.open" && entry.Arguments.ToJsonString().Contains(Bob)),
            Is.EqualTo(2));
    }

    [Test]
    public async Task A_card_that_Slack_does_not_take_is_said_plainly_and_its_neighbours_are_on_time()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("chat.postMessage", Fault.Refuse("invalid_blocks"), channel: Checkout);

        await world.SayAsync(Ann, "/andon <b>checkout</b> is down");
        await records.SettledAsync(() => world.Now);

        var posts = world.Slack.Journal.Entries.Where(entry => entry is { Name: "chat.postMessage" }).ToList();
        var (call, plain) = (posts.FindIndex(entry => entry.Channel == world.Slack.DirectWith(Bob).Id),
            posts.FindIndex(entry => entry is { Channel: Checkout, Accepted: true }));
        Assert.That(call, Is.GreaterThanOrEqualTo(0).And.LessThan(plain), "The call does not wait for the card.");
        Assert.That(posts[plain].Arguments["blocks"].IsNothing(), Is.True);
        Assert.That(posts[plain].Arguments["text"]!.GetValue<string>(), Does.Contain("#1 (SEV2): &lt;b&gt;checkout&lt;/b&gt; is down"));
        await OutboxInvariants.HoldAsync(records);
    }

    [Test]
    public async Task What_Slack_does_not_take_even_plainly_is_refused_and_the_operator_hears_of_it_once()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("chat.postMessage", Fault.Refuse("msg_too_long"), times: 2, channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.SettledAsync(() => world.Now);

        Assert.That(await records.QueryAsync<string>("select state || ' ' || last_error from notice where kind = 'Card'"), Is.EqualTo("refused msg_too_long"));
        Assert.That(world.Slack.DirectWith(Dora).Messages, Has.Count.EqualTo(1));
        Assert.That(world.As(Bob).Reads("@andon"), Does.Contain("@Ann pulled the cord"));
    }

    [Test]
    public async Task An_error_that_no_list_names_is_tried_again()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("chat.postMessage", Fault.Refuse("as_yet_unheard_of"), times: 2, channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        Assert.That(world.As(Ann).Reads("#checkout"), Does.Contain("called"));
    }

    [Test]
    public async Task A_deleted_card_is_posted_anew_and_its_thread_goes_on_there()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();
        var old = await records.QueryAsync<string>("select ts from notice where kind = 'Card'");
        await DeleteAsync(world, old);

        await world.As(Bob).ClickAsync("@andon", "incident.answer");
        await records.SettledAsync(() => world.Now);
        await world.SayAsync(Bob, "/andon note 1 the cache is cold");
        await records.SettledAsync(() => world.Now);

        var anew = await records.QueryAsync<string>(
            "select ts from notice where kind = 'Card' and state = 'accepted' and shown_version = (select version from due where subject_kind = 'incident')");
        Assert.That(anew, Is.Not.EqualTo(old));
        Assert.That(world.Slack.Channel(Checkout).Messages.Single(message => message is { ThreadTs: null, OnlyFor: null }).Ts, Is.EqualTo(anew));
        Assert.That(
            world.Slack.Channel(Checkout).Messages.Single(message => message.Text.Contains("the cache is cold", StringComparison.Ordinal)).ThreadTs,
            Is.EqualTo(anew));
    }

    [Test]
    public async Task A_line_that_may_be_under_a_deleted_card_is_told_under_the_new_one()
    {
        await using var world = await StartAsync(settings: [("Notices:Lease", "5s"), ("Notices:LookAfter", "3s")]);
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.SayAsync(Ann, "/andon checkout is down");
        await records.SettledAsync(() => world.Now);
        world.Slack.Faults.On("chat.postMessage", Fault.ServerError(), channel: Checkout);
        await world.SayAsync(Bob, "/andon note 1 the cache is cold");
        await records.UntilAsync(() => records.QueryAsync<bool>("""
            select exists (select from notice where kind = 'Thread' and state = 'unknown')
                and exists (select from notice join due using (subject_kind, subject_id) where kind = 'Card' and state = 'accepted' and shown_version = version)
            """));

        await DeleteAsync(world, await records.QueryAsync<string>("select ts from notice where kind = 'Card'"));
        await records.SettledAsync(() => world.Now);

        Assert.That(world.Thread(), Does.Contain("the cache is cold"));
    }

    private static async Task DeleteAsync(AndonWorld world, string ts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(world.Slack.ApiBaseUrl, "chat.delete"))
        {
            Content = new FormUrlEncodedContent([new("channel", Checkout), new("ts", ts)]),
        };
        request.Headers.Authorization = new("Bearer", world.Slack.Settings.BotToken);
        using var response = await world.Http.SendAsync(request);
        Assert.That(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["ok"]!.GetValue<bool>(), Is.True);
    }

    private static Task<string> HealthAsync(AndonWorld world) => world.Http.GetStringAsync(new Uri(world.Slack.Bot!, "/health/ready"));
}

internal static class JsonNothing
{
    public static bool IsNothing(this JsonNode? node) => node is null or JsonArray { Count: 0 };
}
