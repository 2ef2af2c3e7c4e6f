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

    private static List<JournalEntry> Posts(AndonWorld world) =>
        [.. world.Slack.Journal.Entries.Where(entry => entry is { Kind: JournalKind.Request, Name: "chat.postMessage" })];
}
