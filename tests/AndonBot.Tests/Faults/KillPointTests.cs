using AndonBot.Domain;
using AndonBot.Incidents;
using AndonBot.Interactions;
using AndonBot.Slack;
using AndonBot.Storage;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Faults;

/// <summary>The process dies before or after the commit of each change, and is started again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class KillPointTests
{
    private static IEnumerable<TestCaseData> Deaths =>
        from change in Changes.All
        from point in KillPoints.OfChanges
        select new TestCaseData(change, point);

    /// <summary>A form saves a line as it says, however often it is submitted; and what is asked about only keeps the text.</summary>
    [Test]
    public void Every_handler_that_changes_something_is_among_them() => Assert.That(
        Changes.All.Select(change => change.Handler).OfType<Type>().Concat([typeof(SetupHandler), typeof(AskedHandler)]),
        Is.EquivalentTo(HandlerTypes.Of<IHandler>().Where(handler => handler.Needs != Permission.Read).Select(handler => handler.GetType())));

    [TestCaseSource(nameof(Deaths))]
    public async Task What_was_under_way_is_true_once_and_said_once(Change change, string point)
    {
        var (before, after) = await change.UndisturbedAsync();
        await using var world = await AndonWorld.StartAsync();
        await change.Prepare(world);
        await using var replicas = await Replicas.TakeOverAsync(world);
        var records = replicas.Records;

        var armed = await replicas.StartAsync(kill: point);
        var told = await change.MakeAsync(replicas);
        Assert.That(await armed.ExitAsync(), Is.EqualTo(BotProcess.Killed), armed.Output);
        Assert.That(await Changes.FactsAsync(records), point == KillPoints.BeforeCommit ? Is.EqualTo(before) : Is.Not.EqualTo(before));
        if (told is not null)
            Assert.That(told.Failure, Is.Not.Null, "Who gets no OK knows that it may not have happened.");

        await replicas.StartHereAsync();
        if (told is not null)
            await RepeatAsync(change, world);
        await replicas.SettledAsync();

        Assert.That(await Changes.FactsAsync(records), Is.EqualTo(after));
        await OutboxInvariants.HoldAsync(records);
    }

    /// <summary>Slack delivers the same once more, and the person does it once more.</summary>
    private static async Task RepeatAsync(Change change, AndonWorld world)
    {
        Assert.That((await world.Slack.DeliverAgainAsync()).Failure, Is.Null);
        if (change.CanBeTyped)
            Assert.That((await change.Make!(world)).Failure, Is.Null);
    }
}
