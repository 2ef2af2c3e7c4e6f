using AndonBot.Storage;
using AndonBot.Tests.Stories;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>The week passes while processes die, and with two of them on one database.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class HandoffTests
{
    /// <summary>To Monday, 14 January 2030, 09:05 in Berlin.</summary>
    private static readonly Duration ToHandoff = Duration.FromMinutes((7 * 24 * 60) - 55);

    [TestCaseSource(typeof(KillPoints), nameof(KillPoints.OfChanges))]
    public async Task A_shift_begins_once_and_is_announced_once_wherever_the_process_dies(string point)
    {
        await using var world = await StartAsync();
        await world.SettleAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);

        var armed = await replicas.StartAsync(kill: point);
        replicas.Pass(ToHandoff);
        Assert.That(await armed.ExitAsync(), Is.EqualTo(BotProcess.Killed), armed.Output);
        Assert.That(await ShiftsAsync(replicas), Is.EqualTo(point == KillPoints.BeforeCommit ? 1 : 2));

        await replicas.StartAsync();
        await replicas.Records.UntilAsync(async () => await ShiftsAsync(replicas) == 2);
        await replicas.SettledAsync();

        Assert.That(WeekStories.Handoffs(world), Has.Count.EqualTo(1));
        await OutboxInvariants.HoldAsync(replicas.Records);
    }

    [Test]
    public async Task With_two_replicas_each_week_has_one_shift_and_one_announcement()
    {
        await using var world = await StartAsync();
        await world.AddLineAsync(LineOf("payments", [Payments], [Cleo, Bob]));
        await world.SettleAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        await replicas.StartAsync();
        await replicas.StartAsync();

        replicas.Pass(ToHandoff);
        for (var week = 1; week <= 3; week++)
        {
            await replicas.Records.UntilAsync(async () => await ShiftsAsync(replicas) == 2 * (week + 1));
            await replicas.SettledAsync();
            Assert.That((WeekStories.Handoffs(world).Count, WeekStories.Handoffs(world, Payments).Count), Is.EqualTo((week, week)));
            replicas.Pass(Duration.FromDays(7));
        }

        await replicas.SettledAsync();
        await OutboxInvariants.HoldAsync(replicas.Records);
    }

    private static Task<long> ShiftsAsync(Replicas replicas) => replicas.Records.QueryAsync<long>("select count(*) from shift");
}
