using AndonBot.Storage;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>The process dies at each of its kill points during each change of an incident, and is started again.</summary>
[TestFixtureSource(typeof(KillPoints), nameof(KillPoints.OfChanges))]
[Parallelizable(ParallelScope.All)]
public sealed class KillPointTests(string point)
{
    private bool IsInbound => point is KillPoints.BeforeCommit or KillPoints.AfterCommit;

    [TestCaseSource(typeof(IncidentChanges), nameof(IncidentChanges.All))]
    public async Task What_was_under_way_is_true_once_and_said_once(IncidentChange change)
    {
        await using var world = await StartAsync();
        await change.Prepare(world);
        await using var replicas = await Replicas.TakeOverAsync(world);
        var records = replicas.Records;

        var armed = await replicas.StartAsync(kill: point);
        var told = await change.MakeAsync(replicas);
        Assert.That(await armed.ExitAsync(), Is.EqualTo(BotProcess.Killed), armed.Output);
        Assert.That(await records.EventsAsync(), Is.EqualTo(point == KillPoints.BeforeCommit ? change.Before : change.After));
        if (IsInbound && told is not null)
            Assert.That(told.Failure, Is.Not.Null, "Who gets no OK knows that it may not have happened.");

        await replicas.StartHereAsync();
        if (IsInbound && told is not null)
            await RepeatAsync(change, world);
        await records.UntilAsync(async () => (await records.EventsAsync()).Count >= change.After.Count());
        await replicas.SettledAsync();

        Assert.That(await records.EventsAsync(), Is.EqualTo(change.After));
        Assert.That(await records.QueryAsync<long>("select count(*) from incident"), Is.EqualTo(1));
        Assert.That(world.As(Ann).Reads("#checkout"), Does.Contain(change.Card));
        await OutboxInvariants.HoldAsync(records);
    }

    /// <summary>Slack delivers the same once more, and the person does it once more.</summary>
    private static async Task RepeatAsync(IncidentChange change, AndonWorld world)
    {
        Assert.That((await world.Slack.DeliverAgainAsync()).Failure, Is.Null);
        if (change.CanBeTyped)
            Assert.That((await change.Make!(world)).Failure, Is.Null);
    }
}
