using System.Diagnostics;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>SIGTERM.</summary>
/// <remarks>That the replica is not ready any more is not said before it stops to listen: who shares out requests takes it away first (deploy/k8s).</remarks>
[Parallelizable(ParallelScope.All)]
public sealed class ShutdownTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Test]
    public async Task A_stop_while_Slack_does_not_answer_takes_ten_seconds_at_most_and_loses_nothing()
    {
        const int Lines = 20;
        await using var world = await StartAsync();
        for (var line = 0; line < Lines; line++)
        {
            world.Slack.AddChannel($"line-{line}", [Ann, Bob], id: $"C0LINE{line:0000}");
            await world.AddLineAsync(LineOf($"line-{line}", [$"C0LINE{line:0000}"], [Ann]));
        }

        await using var replicas = await Replicas.TakeOverAsync(world);
        var process = await replicas.StartAsync(settings: ("Notices__Lease", "11s"));
        var hanging = world.Slack.Faults.On("chat.postMessage", Fault.Hang(accepts: true), times: Lines);
        await Task.WhenAll(Enumerable.Range(0, Lines).Select(line => world.As(Ann).SayAsync($"C0LINE{line:0000}", $"/andon part {line} is down")));
        await world.Slack.UntilAsync(() => hanging.Hits == Lines);

        Assert.That(await StopAsync(process), Is.LessThan(Limit));
        await replicas.StartAsync();
        await replicas.SettledAsync();

        await OutboxInvariants.HoldAsync(replicas.Records);
        Assert.That(await replicas.Records.QueryAsync<long>("select count(*) from notice where kind = 'Card' and state = 'accepted'"), Is.EqualTo(Lines));
    }

    [Test]
    public async Task A_stop_finishes_what_is_claimed_and_leaves_the_rest_to_the_other()
    {
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        // With a lease that nobody could wait for here: what was claimed must be finished or given back.
        var process = await replicas.StartAsync(settings: ("Notices__Lease", "00:30:00"));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => world.As(Ann).SayAsync(Checkout, $"/andon defect {i}")));

        await StopAsync(process);
        await replicas.StartAsync();
        await replicas.SettledAsync();

        await OutboxInvariants.HoldAsync(replicas.Records);
        Assert.That(await replicas.Records.QueryAsync<long>("select count(*) from notice where kind = 'Card' and state = 'accepted'"), Is.EqualTo(6));
    }

    private static async Task<TimeSpan> StopAsync(BotProcess process)
    {
        var clock = Stopwatch.StartNew();
        process.Terminate();
        Assert.That(await process.ExitAsync(), Is.Zero, process.Output);
        return clock.Elapsed;
    }
}
