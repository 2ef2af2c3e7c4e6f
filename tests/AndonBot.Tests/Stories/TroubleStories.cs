using System.Net;
using AndonBot.Playground;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using Npgsql;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

[ThroughBothTransports]
public sealed class TroubleStories
{
    [TestCase("expired_trigger_id")]
    [TestCase("internal_error")]
    public async Task A_form_that_Slack_did_not_open_is_a_sentence_with_the_command_that_does_the_same(string error)
    {
        await using var world = await StopStories.PulledAsync();
        world.Slack.Faults.On("views.open", Fault.Refuse(error), times: 10);

        Assert.That(await world.TellAsync(Ann, "/andon"), Does.EndWith("or type `/andon <what is wrong>`."));
        Assert.That(await world.TellAsync(Ann, "/andon setup"), Does.EndWith("or type `/andon setup`."));
        foreach (var (action, command) in new[]
        {
            ("incident.dismiss", "/andon dismiss 1 <why>"), ("incident.note", "/andon note 1 <text>"), ("incident.give", "/andon give 1 @user"),
        })
        {
            Assert.That(await world.AskAsync(Bob, Checkout, action), Does.StartWith("Slack did not open the form").And.EndWith($"or type `{command}`."));
        }

        await world.ClickAsync(Bob, Checkout, "incident.stop");
        Assert.That(await world.AskAsync(Bob, Checkout, "incident.contain"), Does.EndWith("or type `/andon contain 1 <what was done>`."));
        Assert.That(await world.AskAsync(Bob, Checkout, "incident.restart"), Does.EndWith("or type `/andon restart 1 <what was done>`."));
    }

    [Test]
    public async Task A_form_that_Slack_never_answers_about_is_given_up_before_Slack_gives_up_on_us()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon status");
        world.Slack.Faults.On("views.open", Fault.Hang());
        world.Slack.Faults.On("users.info", Fault.Hang(), times: int.MaxValue);

        Assert.That(await world.SayAsync(Ann, "/andon setup"), Does.EndWith("or type `/andon setup`."));
    }

    [Test]
    public async Task From_anywhere_too_Slack_is_answered_while_it_never_answers_about_a_form()
    {
        await using var world = await StartAsync(patience: TimeSpan.FromSeconds(3));
        world.Slack.Faults.On("views.open", Fault.Hang(), times: int.MaxValue);

        var delivery = await world.As(Ann).UseShortcutAsync("pull_global");

        Assert.That(delivery.Status, Is.EqualTo(200), delivery.ToString);
    }

    [Test]
    public async Task A_card_that_an_archived_channel_does_not_take_is_told_to_whoever_runs_the_bot_once()
    {
        await using var world = await StartAsync();
        world.Slack.Change.Archive(world.Slack.Channel(Checkout));

        await world.TellAsync(Ann, "/andon checkout is down", AndonWorld.Random);
        await world.TellAsync(Bob, "/andon ack 1", AndonWorld.Random);
        await world.TellAsync(Bob, "/andon note 1 the cache is cold", AndonWorld.Random);

        Assert.That(world.Inbox(Dora), Has.Count.EqualTo(1).And.One.Contains("Slack refused what I had to say about #1: the card in #checkout."));
        Assert.That(world.Inbox(Bob), Has.One.Contains("@Ann pulled the cord").Or.One.Contains("@Bob answered"));
    }

    [Test]
    public async Task In_a_private_channel_without_the_bot_the_call_goes_out_and_the_card_follows_the_invitation()
    {
        await using var world = await StartAsync(withLine: false);
        var secret = world.Slack.AddChannel("secret", [Ann, Bob, Cleo, Dora], ConversationKind.Private, "C0SECRET01");
        await world.AddLineAsync(LineOf("secret", [secret.Id], [Bob, Cleo]));
        secret.Members.Remove(world.Slack.Settings.BotUserId);

        await world.TellAsync(Ann, "/andon checkout is down", secret.Id);
        Assert.That(world.Inbox(Bob), Has.Count.EqualTo(1));
        Assert.That(world.Inbox(Dora), Has.Count.EqualTo(1).And.One.Contains("`/invite` me"));

        await world.AwaitEventAsync("member_joined_channel", () => world.Slack.Change.Join(secret, world.Slack.Settings.BotUserId));
        Assert.That(world.Card(channel: secret.Id).Text, Does.Contain("> checkout is down"));
        Assert.That(world.Inbox(Dora), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Without_the_database_nothing_is_said_to_be_recorded_and_no_text_is_lost()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync();
        await using var world = await StartAsync(settings: ("ConnectionStrings:Postgres", await postgres.CreateDatabaseAsync("lost")));
        await world.SayAsync(Ann, "/andon");
        await postgres.StopAsync();

        Assert.That(await world.SayAsync(Ann, "/andon checkout is <down>"), Does.StartWith("*Not recorded*").And.EndWith("You wrote:\n> checkout is <down>"));
        var submission = await world.As(Ann).SubmitAsync(("what", "carts are empty"));
        Assert.That(submission.Errors["what"], Does.StartWith("This was not recorded"));
        Assert.That(world.As(Ann).ReadsModal(), Does.Contain("What is wrong?: carts are empty"));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(503));
        Assert.That(await world.SayAsync(Ann, "/andon health"), Does.Contain("*Database:* it does not answer"));

        await postgres.StartAgainAsync();
        await world.SubmitAsync(Ann);
        Assert.That(world.Card().Text, Does.Contain("> carts are empty"));
    }

    [Test]
    public async Task A_database_that_hangs_keeps_nobody_waiting_beyond_Slacks_three_seconds()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync();
        var connection = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync("stuck"));
        await using var relay = Relay.To(connection.Port);
        connection.Port = relay.Port;
        await using var world = await StartAsync(settings: ("ConnectionStrings:Postgres", connection.ConnectionString));
        await world.TellAsync(Ann, "/andon search is down");
        await world.SayAsync(Ann, "/andon");
        var before = world.Slack.Journal.Entries.Count;
        relay.Stick();

        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.StartWith("*Not recorded*").And.EndWith("You wrote:\n> checkout is down"));
        var submission = await world.As(Ann).SubmitAsync(("what", "carts are empty"));
        Assert.That(submission.Errors["what"], Does.StartWith("This was not recorded"));
        await world.As(Bob).ClickAsync(Checkout, "incident.answer");
        var deliveries = world.Slack.Journal.Entries.Skip(before).Where(entry => entry.Kind == JournalKind.Delivery);
        Assert.That(deliveries.Select(delivery => delivery.AnsweredAfter), Has.Exactly(3).LessThan(TimeSpan.FromSeconds(3)),
            () => string.Join('\n', deliveries));
    }

    [Test]
    public async Task While_the_database_is_slow_Slack_is_answered_in_time_and_the_outcome_follows()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync();
        var connection = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync("slow"));
        await using var relay = Relay.To(connection.Port);
        connection.Port = relay.Port;
        await using var world = await StartAsync(settings: ("ConnectionStrings:Postgres", connection.ConnectionString));
        await world.TellAsync(Ann, "/andon search is down");
        relay.Slow(TimeSpan.FromSeconds(1.4));

        var answer = await world.As(Ann).SayAsync(Checkout, "/andon checkout is down");

        Assert.That(answer.Body, Does.Contain("My database is slow."));
        Assert.That(answer.Elapsed, Is.LessThan(TimeSpan.FromSeconds(3)));
        await world.Slack.UntilAsync(() => world.As(Ann).Sees(Checkout).Any(message => message.Text.StartsWith("Cord pulled, #2.", StringComparison.Ordinal)));
        relay.Slow(TimeSpan.Zero);
    }

    [Test]
    public async Task Connections_that_a_database_has_cut_cost_nobody_a_pull()
    {
        await using var world = await StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.TellAsync(Ann, "/andon search is down");

        await records.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.StartWith("Cord pulled, #2."));
    }

    [Test]
    public async Task A_replica_whose_database_takes_nothing_new_is_not_ready()
    {
        await using var world = await StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);

        await records.ExecuteAsync("do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$");
        await records.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");

        await records.UntilAsync(async () =>
        {
            using var health = await world.Http.GetAsync(new Uri(world.Slack.Bot!, "/health/ready"));
            return health.StatusCode == HttpStatusCode.ServiceUnavailable
                && (await health.Content.ReadAsStringAsync()).Contains("read-only", StringComparison.Ordinal);
        });
        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.StartWith("*Not recorded*"));
    }

    [Test]
    public async Task Without_the_database_a_click_gets_a_sentence()
    {
        await using var postgres = await EmbeddedPostgres.StartAsync();
        await using var world = await StartAsync(settings: ("ConnectionStrings:Postgres", await postgres.CreateDatabaseAsync("lost")));
        await world.TellAsync(Ann, "/andon checkout is down");
        await postgres.StopAsync();

        var answer = await world.HearAsync(Bob, Checkout, () => world.As(Bob).ClickAsync(Checkout, "incident.answer"));

        Assert.That(answer, Does.StartWith("That did not work: I cannot reach my database."));
        Assert.That(world.Card().Text, Does.Contain("called"));
    }
}
