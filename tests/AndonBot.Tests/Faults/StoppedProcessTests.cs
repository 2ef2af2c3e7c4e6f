using AndonBot.Storage;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>A process gets no time for longer than its leases last; another one takes over; then it goes on.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StoppedProcessTests
{
    private static IReadOnlyList<string> NoticePoints => KillPoints.OfNotifications;

    private static IEnumerable<TestCaseData> InboundPoints =>
        from point in KillPoints.OfChanges
        from change in Changes.All.Where(change => change.Name is "pull" or "restart")
        select new TestCaseData(point, change);

    [TestCaseSource(nameof(NoticePoints))]
    public async Task What_it_was_saying_is_said_once(string point)
    {
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        var stopped = await replicas.StartAsync(settings: ("ANDON_STOP", point));
        await world.As(Ann).SayAsync(Checkout, "/andon checkout is down");
        await stopped.StoppedAsync();

        var other = await replicas.StartAsync();
        await replicas.SettledAsync();
        stopped.Continue();
        await GoOnAloneAsync(replicas, stopped, other);

        Assert.That(await replicas.Records.EventsAsync(), Is.EqualTo(new[] { "Pulled", "Answered" }));
        Assert.That(world.As(Ann).Reads("#checkout"), Does.Contain("somebody is on it"));
    }

    // The points on the way of a change are tried with kills too, which are quicker.
    [Explicit]
    [TestCaseSource(nameof(InboundPoints))]
    public async Task What_it_was_told_is_done_once_although_it_is_told_to_the_other_too(string point, Change change)
    {
        var (_, after) = await change.UndisturbedAsync();
        await using var world = await StartAsync();
        await change.Prepare(world);
        await using var replicas = await Replicas.TakeOverAsync(world);
        var stopped = await replicas.StartAsync(settings: ("ANDON_STOP", point));
        var waiting = change.MakeAsync(replicas);
        await stopped.StoppedAsync();

        var other = await replicas.StartAsync();
        var again = world.Slack.DeliverAgainAsync();
        stopped.Continue();
        await Task.WhenAll(waiting, (Task)again);
        // While the stopped process held its rows, the other may have said that it was not recorded; whoever reads that does it again.
        await world.Slack.DeliverAgainAsync();
        await replicas.SettledAsync();

        Assert.That(await Changes.FactsAsync(replicas.Records), Is.EqualTo(after));
        other.Terminate();
        stopped.Terminate();
        Assert.That((await other.ExitAsync(), await stopped.ExitAsync()), Is.EqualTo((0, 0)), stopped.Output);
        await OutboxInvariants.HoldAsync(replicas.Records);
    }

    /// <summary>The process that was stopped does what comes next by itself, and finishes everything before it ends.</summary>
    private static async Task GoOnAloneAsync(Replicas replicas, BotProcess stopped, BotProcess other)
    {
        other.Kill();
        replicas.World.Slack.Bot = await stopped.ReadyAsync();
        await replicas.World.As(Bob).SayAsync(Checkout, "/andon ack 1");
        await replicas.SettledAsync();
        stopped.Terminate();
        Assert.That(await stopped.ExitAsync(), Is.Zero, stopped.Output);
        await OutboxInvariants.HoldAsync(replicas.Records);
    }
}
