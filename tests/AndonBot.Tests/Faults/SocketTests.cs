using System.Diagnostics;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Slack;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>The bot's own connections to Slack are cut, go dead, and end with the process.</summary>
[Through(Transport.Socket)]
[Parallelizable(ParallelScope.All)]
public sealed class SocketTests
{
    private const int Commands = 200;
    private const int People = 5;
    private static readonly TimeSpan SlacksPatience = TimeSpan.FromSeconds(3);

    [Test]
    public async Task While_connections_are_cut_every_second_each_command_has_one_effect_and_none_is_acknowledged_without()
    {
        await using var world = await StartAsync(withLine: false, patience: SlacksPatience);
        using var end = new CancellationTokenSource();
        var cutting = CutAsync(world, end.Token);
        var pause = TimeSpan.FromMilliseconds(150);

        await Task.WhenAll(Enumerable.Range(0, People).Select(async person =>
        {
            using var timer = new PeriodicTimer(pause);
            for (var i = person; i < Commands; i += People)
                await TypeUntilToldAsync(world, $"defect {i} of many", timer);
        }));
        await end.CancelAsync();

        Assert.That(await cutting, Is.GreaterThan(3));
        Assert.That(await world.QueryAsync<long>("select count(*) from incident"), Is.EqualTo(Commands));
        Assert.That(await world.QueryAsync<long>("select count(distinct text) from incident"), Is.EqualTo(Commands));
    }

    [Test]
    public async Task Connections_that_went_dead_are_noticed_and_opened_again()
    {
        await using var world = await StartAsync();
        world.Slack.Sockets.Freeze();

        await world.Slack.UntilAsync(() => Count(world, "socket:close") > 0 && Count(world, "socket:open") > 1, TimeSpan.FromMinutes(1));

        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.StartWith("Cord pulled, #1."));
    }

    [Test]
    public async Task Connections_come_back_when_Socket_Mode_was_switched_off_for_a_while()
    {
        await using var world = await StartAsync();
        world.Slack.Sockets.IsOn = false;
        await world.Slack.UntilAsync(() => world.Slack.Sockets.Count == 0);
        Assert.That(await HealthAsync(world), Does.Contain("\"socket\":{\"ok\":false"));

        world.Slack.Sockets.IsOn = true;
        await world.Slack.UntilAsync(() => world.Get<SlackWebSockets>().IsConnected, TimeSpan.FromMinutes(1));

        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.StartWith("Cord pulled, #1."));
        Assert.That(await HealthAsync(world), Does.Contain("\"socket\":{\"ok\":true,\"detail\":\"last received something at 20"));
    }

    [TestCase("warning")]
    [TestCase("refresh_requested")]
    public async Task A_renewed_connection_loses_nothing(string reason)
    {
        await using var world = await StartAsync(withLine: false, patience: SlacksPatience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var i = 0; i < 40; i++)
        {
            if (i % 10 == 5)
                await world.Slack.Sockets.DisconnectAsync(reason);
            Assert.That((await world.As(Ann).SayAsync(Checkout, $"/andon defect {i} of many")).Failure, Is.Null);
            await timer.WaitForNextTickAsync();
        }

        Assert.That(await world.QueryAsync<long>("select count(*) from incident"), Is.EqualTo(40));
    }

    [TestCase(KillPoints.BeforeCommit, 0)]
    [TestCase(KillPoints.AfterCommit, 1)]
    public async Task A_process_that_dies_around_the_commit_acknowledges_nothing_and_a_repeat_has_one_effect(string point, int recorded)
    {
        await using var world = await StartAsync(patience: SlacksPatience);
        await using var replicas = await Replicas.TakeOverAsync(world);
        var armed = await replicas.StartAsync(kill: point);

        var told = await world.As(Ann).SayAsync(Checkout, "/andon checkout is down");
        Assert.That(told.Failure, Is.EqualTo("operation_timeout"));
        Assert.That(await armed.ExitAsync(), Is.EqualTo(BotProcess.Killed), armed.Output);
        Assert.That(await replicas.Records.QueryAsync<long>("select count(*) from incident"), Is.EqualTo(recorded));

        await replicas.StartAsync();
        var again = await world.Slack.DeliverAgainAsync();

        Assert.That(again.Failure, Is.Null);
        Assert.That(again.Body, Does.Contain("Cord pulled, #1."));
        Assert.That(await replicas.Records.QueryAsync<long>("select count(*) from incident"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_stopped_process_leaves_its_connections_within_ten_seconds_and_the_other_takes_over()
    {
        await using var world = await StartAsync(patience: SlacksPatience);
        await using var replicas = await Replicas.TakeOverAsync(world);
        var first = await replicas.StartAsync();
        await replicas.StartAsync();
        await world.Slack.UntilAsync(() => world.Slack.Sockets.Count > 1);

        var clock = Stopwatch.StartNew();
        first.Terminate();
        Assert.That(await first.ExitAsync(), Is.Zero, first.Output);
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));

        foreach (var i in Enumerable.Range(0, 4))
            Assert.That((await world.As(Ann).SayAsync(Checkout, $"/andon defect {i} of many")).Failure, Is.Null);
    }

    [TestCase("team_id", null, "That did not reach me in one piece")]
    [TestCase("user_id", "", "That did not reach me in one piece")]
    [TestCase("trigger_id", null, "That did not reach me in one piece")]
    [TestCase("team_id", "T0ELSE0001", "You are in another workspace", AndonWorld.Random)]
    public async Task A_command_that_no_signature_vouches_for_is_looked_at_all_the_same(
        string field, string? value, string answer, string channel = Checkout)
    {
        await using var world = await StartAsync();
        var fields = new JsonObject
        {
            ["command"] = "/andon", ["text"] = "checkout is down", ["team_id"] = world.Slack.Settings.TeamId, ["user_id"] = Ann, ["channel_id"] = channel,
            ["trigger_id"] = "1.2.forged",
        };
        fields[field] = value;

        Assert.That((await world.Slack.DeliverCommandAsync(fields)).Body, Does.Contain(answer));
        Assert.That(await world.QueryAsync<long>("select count(*) from incident"), Is.Zero);
    }

    [TestCase("429", "2")]
    [TestCase("429", null)]
    [TestCase("500", null)]
    public async Task A_start_without_a_connection_is_a_start_all_the_same(string trouble, string? retryAfter)
    {
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        world.Slack.Faults.On("apps.connections.open", trouble == "429" ? Fault.TooManyRequests(retryAfter) : Fault.ServerError(), times: 2);

        await replicas.StartAsync();

        Assert.That((await world.As(Ann).SayAsync(Checkout, "/andon checkout is down")).Failure, Is.Null);
    }

    /// <summary>Types a pull, once more whenever Slack says that it failed, and looks whether it is recorded as soon as Slack says that it did not.</summary>
    private static async Task TypeUntilToldAsync(AndonWorld world, string text, PeriodicTimer timer)
    {
        do
        {
            await timer.WaitForNextTickAsync();
        }
        while ((await world.As(Ann).SayAsync(Checkout, $"/andon {text}")).Failure is not null);
        Assert.That(await world.QueryAsync<long>("select count(*) from incident where text = @text", new { text }), Is.EqualTo(1), text);
    }

    private static async Task<int> CutAsync(AndonWorld world, CancellationToken end)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var cuts = 0;
        while (!end.IsCancellationRequested)
        {
            await timer.WaitForNextTickAsync(CancellationToken.None);
            world.Slack.Sockets.Cut();
            cuts++;
        }

        return cuts;
    }

    private static Task<string> HealthAsync(AndonWorld world) => world.Http.GetStringAsync(new Uri(world.Slack.Bot!, "/health/ready"));

    private static int Count(AndonWorld world, string name) => world.Slack.Journal.Entries.Count(entry => entry.Name == name);
}
