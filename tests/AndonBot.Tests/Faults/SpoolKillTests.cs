using AndonBot.Storage;
using AndonBot.Tests.Support;
using Npgsql;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>The process dies at each point on the way of a pull that is kept while the database is away, and is started again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SpoolKillTests
{
    private static IReadOnlyList<string> Points => KillPoints.OfSpool;

    [TestCaseSource(nameof(Points))]
    public async Task A_kept_pull_is_one_incident_with_one_card(string point)
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon status");
        await using var replicas = await Replicas.TakeOverAsync(world);
        await using var relay = Relay.To(new NpgsqlConnectionStringBuilder(world.ConnectionString).Port);
        var folder = Directory.CreateTempSubdirectory("andonbot-data-").FullName;
        (string, string?)[] settings =
            [("ConnectionStrings__Postgres", RelayedWorld.Through(relay, world.ConnectionString)), ("Andon__DataFolder", folder)];

        var armed = await replicas.StartAsync(point, settings);
        relay.Cut();
        var told = await world.As(Ann).SayAsync(Checkout, "/andon checkout is down");
        if (point is KillPoints.SpoolRecorded or KillPoints.SpoolEntered)
            relay.Mend();
        Assert.That(await armed.ExitAsync(), Is.EqualTo(BotProcess.Killed), armed.Output);
        var diesBeforeTheAnswer = point is KillPoints.SpoolAppended or KillPoints.SpoolSynced;
        if (diesBeforeTheAnswer)
            Assert.That(told.Failure, Is.Not.Null, "Who gets no answer knows that it may not have happened.");

        relay.Mend();
        await replicas.StartAsync(null, settings);
        if (diesBeforeTheAnswer)
            Assert.That((await world.As(Ann).SayAsync(Checkout, "/andon checkout is down")).Failure, Is.Null);
        await replicas.Records.UntilAsync(() => Task.FromResult(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).All(path => new FileInfo(path).Length == 0)));
        await replicas.Records.UntilAsync(async () => await replicas.Records.QueryAsync<long>("select count(*) from notice where state = 'accepted'") > 1);
        await replicas.SettledAsync();

        Assert.That(await replicas.Records.ReadAsync<string>("select text from incident"), Is.EqualTo(new[] { "checkout is down" }));
        Assert.That(await replicas.Records.EventsAsync(), Is.EqualTo(new[] { "Pulled" }));
        await OutboxInvariants.HoldAsync(replicas.Records);
        Directory.Delete(folder, recursive: true);
    }
}
