using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>What somebody does is said at once, and not at the next tick: here the next one is half an hour away.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WakeStories
{
    [Test]
    public async Task A_pull_is_called_for_and_an_answer_shown_without_a_tick()
    {
        await using var world = await StartAsync(settings: ("Notices:Tick", "00:30:00"));
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.SettleAsync();

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.SettledAsync(() => world.Now);
        Assert.That(world.Inbox(Bob), Has.One.Contains("checkout is down"));

        await world.SayAsync(Bob, "/andon ack 1");
        await records.SettledAsync(() => world.Now);
        Assert.That(world.Card().Text, Does.Contain("somebody is on it"));
        Assert.That(world.Thread(), Does.Contain("is on it"));
    }
}
