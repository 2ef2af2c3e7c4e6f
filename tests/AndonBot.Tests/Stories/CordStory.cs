using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

public sealed class CordStory
{
    [Test]
    public async Task A_pull_is_answered_stopped_contained_and_restarted()
    {
        await using var world = await StartAsync();

        var pulled = await world.SayAsync(Ann, "/andon checkout is down");
        Assert.That(pulled, Does.Contain("Cord pulled, #1. Thank you. I'm calling @Bob."));
        await world.SettleAsync();
        TestContext.Out.WriteLine(world.As(Ann).Reads("#checkout"));
        TestContext.Out.WriteLine(world.As(Bob).Reads("@andon"));
    }
}
