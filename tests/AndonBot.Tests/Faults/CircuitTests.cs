using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>While Slack takes no messages the bot tries one at a time; when it takes them again, the most urgent leaves first.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class CircuitTests
{
    private const int Lines = 12;

    /// <summary>As many as leave at once before the first failure is known, and then one in each pause.</summary>
    private const int MostTried = 18;

    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(5);

    [TestCase("500")]
    [TestCase("reset")]
    public async Task While_no_message_is_taken_few_are_tried_and_a_call_leaves_as_soon_as_one_is(string fault)
    {
        // Patient, as an operator is: what was tried in vain must not be what is called for first.
        await using var world = await StartAsync(settings: ("Andon:Operator", Dora));
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await AddLinesAsync(world);
        var outage = world.Slack.Faults.On("chat.postMessage", Fault.Parse(fault), times: int.MaxValue);

        for (var line = 0; line < Lines; line++)
            await world.SayAsync(Ann, $"/andon part {line} is down", ChannelOf(line));
        await records.UntilAsync(() => HasFailedAsync(records, 3));
        await world.SayAsync(Ann, "/andon sev1 nobody can pay", Payments);
        await records.UntilAsync(() => HasFailedAsync(records, 6));

        Assert.That(outage.Hits, Is.LessThanOrEqualTo(MostTried));
        var back = TimeProvider.System.GetUtcNow();
        world.Slack.Faults.Clear();
        var call = await world.Slack.Journal.UntilAsync(entry => entry is { Name: "chat.postMessage", Accepted: true } && entry.Notifies.Contains(Cleo)
            && entry.Channel == world.Slack.DirectWith(Cleo).Id);
        Assert.That(call.At - back, Is.LessThan(InTime), () => string.Join(
            '\n', world.Slack.Journal.Entries.TakeLast(40).Select(one => $"{one.At - back} {one}")));
        await records.UntilAsync(async () => await records.QueryAsync<bool>("select failures = 0 from destination where channel = '*/post'"));
    }

    [Test]
    public async Task A_channel_that_fails_alone_holds_up_no_other()
    {
        await using var world = await StartAsync(settings: [.. SlackAnswerTests.Impatient, ("Andon:Operator", Dora)]);
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        var fault = world.Slack.Faults.On("chat.postMessage", Fault.ServerError(), times: int.MaxValue, channel: Checkout);
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SayAsync(Ann, "/andon checkout is slow");
        await world.Slack.UntilAsync(() => fault.Hits >= 4);

        Assert.That(await HasFailedAsync(records, 3), Is.False);
        await world.SayAsync(Ann, "/andon sev1 nobody can pay", Payments);
        await world.Slack.Journal.UntilAsync(entry => entry.Channel == world.Slack.DirectWith(Cleo).Id && entry.Accepted, InTime);

        world.Slack.Faults.Clear();
        await records.SettledAsync(() => world.Now);
        await OutboxInvariants.HoldAsync(records);
    }

    [Test]
    public async Task A_refusal_is_an_answer_and_ends_the_outage()
    {
        await using var world = await StartAsync(settings: [.. SlackAnswerTests.Impatient, ("Andon:Operator", Dora)]);
        await using var records = new Records(world.ConnectionString, world.Slack);
        await AddLinesAsync(world);
        world.Slack.Faults.On("chat.postMessage", Fault.ServerError(), times: int.MaxValue);
        for (var line = 0; line < 4; line++)
            await world.SayAsync(Ann, $"/andon part {line} is down", ChannelOf(line));
        await records.UntilAsync(() => HasFailedAsync(records, 3));

        world.Slack.Faults.Clear();
        world.Slack.Faults.On("chat.postMessage", Fault.Refuse("is_archived"), times: int.MaxValue);
        await records.UntilAsync(async () => await records.QueryAsync<bool>("select failures = 0 from destination where channel = '*/post'"));
    }

    private static async Task AddLinesAsync(AndonWorld world)
    {
        for (var line = 0; line < Lines; line++)
        {
            world.Slack.AddChannel($"line-{line}", [Ann, Bob, Cleo, Dora], id: ChannelOf(line));
            await world.AddLineAsync(LineOf($"line-{line}", [ChannelOf(line)], [Bob, Cleo]));
        }
    }

    private static string ChannelOf(int line) => $"C0LINE{line:0000}";

    private static Task<bool> HasFailedAsync(Records records, int times) =>
        records.QueryAsync<bool>($"select exists (select from destination where channel = '*/post' and failures >= {times})");
}
