using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults.Soak;

/// <summary>Everything at once, from a seed: what people do, and what goes wrong meanwhile.</summary>
[ThroughBothTransports]
[Parallelizable(ParallelScope.All)]
public sealed class SoakTests
{
    /// <summary>In a rolling start few of the previous release are left soon, so there are more of them.</summary>
    private static readonly int KillsOfARound = Fleet.Previous is null ? 50 : 5;

    [TestCase(20300108)]
    public async Task Nothing_is_lost_and_nothing_is_done_twice(int seed)
    {
        var result = await SoakRound.RunAsync(seed, number: 1, kills: 3, restarts: false);
        Assert.That(result.Kills, Is.GreaterThanOrEqualTo(3));
    }

    /// <summary>Run by <c>deploy/soak</c>: half of the kills through each transport, in rounds of a world each.</summary>
    [Test, Explicit("It takes as long as is asked for.")]
    public async Task It_holds_for_as_many_kills_as_are_asked_for()
    {
        var (kills, seed) = (TestContext.Parameters.Get("kills", 100) / 2, TestContext.Parameters.Get("seed", Environment.TickCount));
        var total = new SoakResult(0, 0, 0, 0, 0, 0, 0);
        for (var round = 0; total.Kills < kills; round++)
        {
            var result = await SoakRound.RunAsync(seed, round, Math.Min(KillsOfARound, kills - total.Kills), restarts: true);
            await TestContext.Progress.WriteLineAsync($"{Transports.Here}, seed {seed}, round {round}: {result}");
            total += result;
        }

        await TestContext.Progress.WriteLineAsync($"{Transports.Here}, seed {seed}, in all: {total}");
    }
}
