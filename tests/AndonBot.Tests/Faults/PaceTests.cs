using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>Slack takes one message a second in a channel, and says so with 429; the bot's own worker is to keep to it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PaceTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public async Task No_channel_gets_two_messages_within_a_second()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.IsPaced = true;
        world.Slack.Faults.On("chat.postMessage", Fault.ServerError(accepts: true), channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SayAsync(Bob, "/andon ack 1");
        foreach (var note in new[] { "one", "two" })
            await world.SayAsync(Bob, $"/andon note 1 {note}");
        await world.SayAsync(Cleo, "/andon the till is slow", Checkout);
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        Assert.That(world.Slack.Journal.Entries.Where(entry => entry.Status == 429), Is.Empty);
        foreach (var channel in Posts(world).GroupBy(post => post.Channel))
        {
            var gaps = channel.Zip(channel.Skip(1), (one, next) => next.Elapsed - one.Elapsed);
            Assert.That(gaps, Is.All.GreaterThanOrEqualTo(Second), channel.Key);
        }

        Assert.That(Posts(world).Count(post => post.Channel == Checkout), Is.EqualTo(5));
    }

    [Test]
    public async Task One_parked_channel_holds_up_no_other_and_is_left_alone_as_long_as_Slack_asks()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        world.Slack.Faults.On("chat.postMessage", Fault.TooManyRequests("4"), channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        var parked = await world.Slack.Journal.UntilAsync(entry => entry is { Channel: Checkout, Status: 429 });
        await world.SayAsync(Ann, "/andon payments are late", Payments);
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        var (card, other) = (Posts(world).Single(post => post is { Channel: Checkout, Accepted: true }), Posts(world).Single(post => post.Channel == Payments));
        Assert.That(card.Elapsed - parked.Elapsed, Is.GreaterThanOrEqualTo(4 * Second));
        Assert.That(other.Elapsed, Is.LessThan(card.Elapsed));
    }

    [Test]
    public async Task A_429_without_a_time_parks_the_channel_for_half_a_minute()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("chat.postMessage", Fault.TooManyRequests(null), channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.UntilAsync(async () => await records.QueryAsync<bool>($"""
            select exists (select from destination where channel = '{Checkout}'
                and parked_until between clock_timestamp() + interval '20 seconds' and clock_timestamp() + interval '30 seconds')
            """));
        await records.UnparkAsync();
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
    }

    [TestCase("0", 1)]
    [TestCase("1000000", 300)]
    public async Task A_429_parks_the_channel_for_a_second_at_least_and_five_minutes_at_most(string asked, int seconds)
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("chat.postMessage", Fault.TooManyRequests(asked), channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        var parked = $"from destination where channel = '{Checkout}' and parked_at > '-infinity'";
        await records.UntilAsync(() => records.QueryAsync<bool>($"select exists (select {parked})"));

        var wait = await records.QueryAsync<double>($"select extract(epoch from parked_until - parked_at)::float8 {parked}");
        Assert.That(wait, Is.EqualTo(seconds).Within(0.1));
    }

    [Test]
    public async Task Two_parked_channels_park_the_workspace()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Faults.On("chat.postMessage", Fault.TooManyRequests("60"), times: 2);

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.UntilAsync(async () => await records.QueryAsync<bool>(
            "select exists (select from destination where channel = '*' and parked_until > clock_timestamp() + interval '30 seconds')"));
        await records.UnparkAsync();
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
    }

    [Test]
    public async Task Two_replicas_together_send_at_most_forty_messages_in_ten_seconds_and_a_call_is_the_next_one()
    {
        const int Channels = 45;
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await ParkEverythingAsync(world);
        for (var line = 0; line < Channels; line++)
        {
            world.Slack.AddChannel($"line-{line}", [Ann, Bob], id: $"C0LINE{line:0000}");
            await world.AddLineAsync(LineOf($"line-{line}", [$"C0LINE{line:0000}"], [Bob]));
            await world.SayAsync(Ann, $"/andon part {line} is down", $"C0LINE{line:0000}");
        }

        await using var replicas = await Replicas.TakeOverAsync(world);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => replicas.StartAsync(settings: ("Notices__WorkspaceRate", "40"))));
        await replicas.Records.UntilAsync(() => replicas.Records.QueryAsync<bool>(
            $"select count(*) >= {2 * Channels} from notice where kind in ('Card', 'Call') and state = 'deferred'"));
        await replicas.Records.ExecuteAsync("update destination set parked_until = '-infinity'");
        await world.Slack.Journal.ConditionAsync(() => Posts(world).Count > 15);
        await world.SayAsync(Ann, "/andon sev1 nobody can pay", Payments);
        var pulled = world.Slack.Journal.Entries[^1].Elapsed;
        var call = await world.Slack.Journal.UntilAsync(entry => entry.Channel == world.Slack.DirectWith(Cleo).Id && entry.Accepted);
        await world.Slack.Journal.ConditionAsync(() => Posts(world).Count > 45);

        Assert.That(call.Elapsed - pulled, Is.LessThan(TimeSpan.FromSeconds(5)));
        var sent = Posts(world).Select(post => post.Elapsed).ToList();
        Assert.That(sent.Select(first => sent.Count(one => one >= first && one <= first + TimeSpan.FromSeconds(10))), Is.All.LessThanOrEqualTo(40));
        Assert.That(sent[^1] - sent[0], Is.LessThan(TimeSpan.FromSeconds(25)), "The pace is not slower than it has to be.");
    }

    [Test]
    public async Task Times_from_before_the_clock_stepped_back_hold_nothing_up()
    {
        await using var world = await StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await ParkEverythingAsync(world);
        await world.SayAsync(Ann, "/andon checkout is slow");
        await records.UntilAsync(() => records.QueryAsync<bool>("select count(*) >= 2 from notice where kind in ('Card', 'Call') and state = 'deferred'"));

        await world.ExecuteAsync("""
            update notice set lease_until = clock_timestamp() + interval '1 hour' where state = 'deferred';
            update destination set next_send_at = clock_timestamp() + interval '1 hour', parked_until = clock_timestamp() + interval '1 hour',
                lease_until = clock_timestamp() + interval '1 hour', probe_at = clock_timestamp() + interval '1 hour'
            """);
        await records.SettledAsync(() => world.Now);

        await OutboxInvariants.HoldAsync(records);
        Assert.That(world.Inbox(Bob), Has.One.Contains("checkout is slow"));
    }

    private static Task ParkEverythingAsync(AndonWorld world) => world.ExecuteAsync($"""
        insert into destination (workspace_id, channel, parked_until) values ('{world.Slack.Settings.TeamId}', '*', clock_timestamp() + interval '10 minutes')
        on conflict (workspace_id, channel) do update set parked_until = excluded.parked_until
        """);

    private static List<JournalEntry> Posts(AndonWorld world) =>
        [.. world.Slack.Journal.Entries.Where(entry => entry is { Kind: JournalKind.Request, Name: "chat.postMessage" })];
}
