using System.Diagnostics;
using System.Net;
using AndonBot.Playground;
using AndonBot.Storage;
using AndonBot.Tests.Storage;
using AndonBot.Tests.Support;
using NodaTime;
using Npgsql;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>What people see of a database that is away, late or takes nothing, what is kept, and how soon it is told when the database is back.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DatabaseFaultTests
{
    private const string OfThisDatabase = "datname = current_database() and pid <> pg_backend_pid()";

    private static readonly TimeSpan SlackWaits = TimeSpan.FromSeconds(3);

    /// <summary>From when the database takes connections again to the first message.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    private static IEnumerable<TestCaseData<Fault>> Faults =>
    [
        new(new("hangs", at => Done(at.Relay.Stick), Mend)) { TestName = "Hangs" },
        new(new("0.3 s late", at => Done(() => at.Relay.Slow(TimeSpan.FromSeconds(0.3))), Mend, IsReady: null)) { TestName = "0.3 s late" },
        new(new("0.6 s late", at => Done(() => at.Relay.Slow(TimeSpan.FromSeconds(0.6))), Mend, IsReady: null)) { TestName = "0.6 s late" },
        new(new("1.5 s late", at => Done(() => at.Relay.Slow(TimeSpan.FromSeconds(1.5))), Mend, IsReady: null)) { TestName = "1.5 s late" },
        new(new("commits unanswered", at => Done(at.Relay.LoseAnswers), Mend)) { TestName = "Commits unanswered" },
        new(new("read-only", at => ReadOnly(at, "set default_transaction_read_only = on"), at => ReadOnly(at, "reset default_transaction_read_only")))
        {
            TestName = "Read-only",
        },
    ];

    [TestCaseSource(nameof(Faults))]
    public async Task Everything_is_answered_in_time_and_a_pull_is_there_once(Fault fault)
    {
        await using var at = await RelayedWorld.StartAsync();
        await SeeAsync(at, fault);
    }

    // For five minutes the clock of the world moves; the machine's does not. Nothing grows while the database is away, of which more time would make more:
    // what fails is tried again at each tick, and connections are opened when they are needed.
    [TestCase("down for 5 s", 5, 0)]
    [TestCase("down for 5 minutes", 0, 5)]
    public async Task A_server_that_crashed_is_used_as_soon_as_it_is_back(string name, int seconds, int minutes)
    {
        await using var server = await EmbeddedPostgres.StartAsync();
        await using var at = await RelayedWorld.StartAsync(database: await server.CreateDatabaseAsync("down"));
        await SeeAsync(at, new(name, _ => server.StopAsync(immediate: true), async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            at.World.MoveTo(at.World.Now + Duration.FromMinutes(minutes));
            await server.StartAgainAsync();
        }));
    }

    [Test]
    public async Task A_start_goes_on_although_the_database_ends_the_connection_meanwhile()
    {
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        await replicas.Records.ExecuteAsync("""
            create sequence saves;
            create function end_first() returns trigger language plpgsql as
                'begin if nextval(''saves'') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end';
            create trigger end_first before insert on workspace for each row execute function end_first()
            """);
        var started = await replicas.Records.QueryAsync<Instant>("select clock_timestamp()");

        await replicas.StartAsync();

        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.StartWith("Cord pulled, #1."));
        await replicas.Records.UntilAsync(() => replicas.Records.QueryAsync<bool>("select installed_at > @started from workspace", new { started }));
    }

    [Test]
    public async Task A_pull_during_a_failover_is_entered_on_the_new_primary()
    {
        await using var primary = await EmbeddedPostgres.StartAsync();
        await using var at = await RelayedWorld.StartAsync(database: await primary.CreateDatabaseAsync("failover"));
        await using var standby = await primary.StartStandbyAsync();
        await SeeAsync(at, new("failed over", async _ =>
        {
            await at.Records.UntilAsync(() => at.Records.QueryAsync<bool>(
                "select coalesce(bool_and(replay_lsn >= pg_current_wal_lsn()), false) from pg_stat_replication"));
            await primary.StopAsync(immediate: true);
        }, async _ =>
        {
            await standby.PromoteAsync();
            at.Relay.Mend(standby.Port);
        }), standby.ConnectionString("failover"));
    }

    [Test]
    public async Task A_full_disk_is_said_by_health_and_loses_nothing()
    {
        await using var disk = await SmallDisk.MountAsync();
        if (disk is null)
            Assert.Ignore("Only root can mount a disk that is small enough to be filled.");
        await using var at = await RelayedWorld.StartAsync(database: disk.ConnectionString);
        await SeeAsync(at, new("disk full", async _ =>
        {
            disk.Fill();
            await FillPagesAsync(at);
            await at.Records.UntilAsync(async () => !await ReadyAsync(at));
            Assert.That(await at.World.SayAsync(Dora, "/andon health"), Does.Contain("its disk is full"));
        }, _ => Done(disk.MakeRoom)));
        Assert.That(await ReadyAsync(at), Is.True);
    }

    [TestCase("53100")]
    [TestCase("25006")]
    [TestCase("57P01")]
    [TestCase("42501")]
    public void What_the_server_refuses_whatever_is_asked_of_it_keeps_a_pull(string code) =>
        Assert.That(Database.IsTrouble(new PostgresException("refused", "ERROR", "ERROR", code)), Is.True);

    [Test]
    public async Task Work_that_waits_for_a_lock_keeps_no_pull_waiting()
    {
        await using var at = await RelayedWorld.StartAsync();
        await using var source = NpgsqlDataSource.Create(at.World.ConnectionString);
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var block = new NpgsqlCommand("lock table notice in access exclusive mode", connection, transaction);
        await block.ExecuteNonQueryAsync();

        for (var pull = 0; pull < 5; pull++)
        {
            var answer = await at.World.As(Ann).SayAsync(Checkout, $"/andon checkout is down {pull}");
            Assert.That(answer.Body, Does.Contain("Cord pulled, #"));
            Assert.That(answer.Elapsed, Is.LessThan(TimeSpan.FromSeconds(1.5)));
        }

        await transaction.RollbackAsync();
    }

    [Test]
    public async Task A_role_that_is_locked_out_while_the_bot_runs_is_said_by_health_and_gate()
    {
        var database = new NpgsqlConnectionStringBuilder(await EmbeddedPostgresSuite.DatabaseAsync());
        var role = $"locked_{database.Database}";
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await RunAsync(source, $"create role {role} superuser login password 'secret'");
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role, Password = "secret" };
        await using var world = await AndonWorld.StartAsync(
            database: database.ConnectionString, settings: ("ConnectionStrings:Postgres", connection.ConnectionString));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(200));

        await RunAsync(source, $"alter role {role} nologin");
        await RunAsync(source, $"select pg_terminate_backend(pid) from pg_stat_activity where {OfThisDatabase}");

        using var health = await world.Http.GetAsync(new Uri(world.Slack.Bot!, "/health/ready"));
        Assert.That(health.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await health.Content.ReadAsStringAsync(), Does.Contain("\"ok\":false"));
        Assert.That((await world.GateAsync()).Status, Is.EqualTo(503));
        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.StartWith("*Not recorded*"));
        await RunAsync(source, $"alter role {role} login");
    }

    /// <summary>Lets people act while a fault lasts, prints a row of what they saw, and checks that what was kept is there once afterwards.</summary>
    /// <param name="after">The connection string of the database that takes the place of the first one.</param>
    private static async Task SeeAsync(RelayedWorld at, Fault fault, string? after = null)
    {
        await using var records = new Records(after ?? at.World.ConnectionString, at.World.Slack);
        await at.World.TellAsync(Bob, "/andon search is down");
        await fault.Break(at);
        var (before, beforeBob) = (at.World.Private(Ann, Checkout).Count, at.World.Private(Bob, Checkout).Count);

        var pull = await at.World.As(Ann).SayAsync(Checkout, "/andon sev1 checkout is down");
        var pullAnswer = at.World.Private(Ann, Checkout)[before].Text;
        var click = await at.World.As(Bob).ClickAsync(Checkout, "incident.answer");
        var status = await at.World.As(Ann).SayAsync(Checkout, "/andon status");
        var statusAnswer = at.World.Private(Ann, Checkout)[^1].Text;
        var ready = await ReadyAsync(at);
        await fault.Mend(at);
        await ConnectedAsync(new NpgsqlConnectionStringBuilder(after ?? at.World.ConnectionString));
        var recovery = Stopwatch.StartNew();
        await at.World.Slack.UntilAsync(() => at.Said.Any(text => text.Contains("SEV1 · checkout · line stopped*", StringComparison.Ordinal)
            && !text.Contains("No number yet", StringComparison.Ordinal)));
        var recovered = recovery.Elapsed;
        await records.UntilAsync(() => Task.FromResult(at.SpooledBytes() == 0));
        await records.SettledAsync(() => at.World.Now);

        var clickAnswer = at.World.Private(Bob, Checkout).Skip(beforeBob).FirstOrDefault()?.Text ?? "done";
        await TestContext.Out.WriteLineAsync($"| {fault.Name} | {Short(pullAnswer)} | {Short(clickAnswer)} | {Short(statusAnswer)} "
            + $"| {Seconds(pull.Elapsed)} | {Seconds(click.Elapsed)} | {Seconds(status.Elapsed)} | {Seconds(recovered)} |");
        Assert.Multiple(() =>
        {
            Assert.That(new[] { pull, click, status }.Select(delivery => delivery.Status), Is.All.EqualTo(200));
            Assert.That(new[] { pull.Elapsed, click.Elapsed, status.Elapsed }, Is.All.LessThan(SlackWaits));
            Assert.That(recovered, Is.LessThan(Recovery));
            Assert.That(ready, Is.EqualTo(fault.IsReady ?? ready));
            Assert.That(pullAnswer, Does.StartWith("*Kept, not recorded yet*").Or.StartWith("Cord pulled, #"));
        });
        Assert.That(await records.ReadAsync<int>("select severity from incident where text = 'checkout is down'"), Is.EqualTo(new[] { 1 }));
        Assert.That(at.Said, Has.Exactly(1).Contains("· SEV1 · checkout · line stopped*"));
    }

    /// <summary>Waits until a plain connection works: how long a server takes to start is not what is measured.</summary>
    private static async Task ConnectedAsync(NpgsqlConnectionStringBuilder database)
    {
        database.Pooling = false;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(database.ConnectionString);
                await connection.OpenAsync(limit.Token);
                return;
            }
            catch (NpgsqlException)
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    /// <summary>
    /// On a disk that is full, rows still fit into pages that are there. Those of the table into which every change writes are filled with
    /// deliveries that nobody asks for.
    /// </summary>
    private static async Task FillPagesAsync(RelayedWorld at)
    {
        foreach (var length in new[] { 1000, 100, 1 })
        {
            var refused = "";
            while (refused.Length == 0)
            {
                try
                {
                    await at.Records.ExecuteAsync($"""
                        insert into delivery (workspace_id, key, user_id, channel, text)
                        select workspace_id, 'filler ' || random(), '', '', string_agg(chr(33 + (random() * 90)::int), '') from workspace, generate_series(1, {length})
                        group by workspace_id
                        """);
                }
                catch (PostgresException exception)
                {
                    refused = exception.SqlState;
                }
            }

            Assert.That(refused, Is.EqualTo(PostgresErrorCodes.DiskFull));
        }
    }

    private static async Task<bool> ReadyAsync(RelayedWorld at)
    {
        using var response = await at.World.Http.GetAsync(new Uri(at.World.Slack.Bot!, "/health/ready"));
        return response.IsSuccessStatusCode;
    }

    private static string Short(string text) => text.Split(':', '.', '·')[0].Trim('*', ' ');

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.0} s";

    private static Task Mend(RelayedWorld at) => Done(() => at.Relay.Mend());

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }

    private static async Task ReadOnly(RelayedWorld at, string setting)
    {
        await at.Records.ExecuteAsync(
            $"set transaction read write; do $$ begin execute format('alter database %I {setting}', current_database()); end $$");
        await at.Records.ExecuteAsync($"select pg_terminate_backend(pid) from pg_stat_activity where {OfThisDatabase}");
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A fault of the database, and its end.</summary>
    /// <param name="IsReady">What <c>/health/ready</c> says meanwhile; null when that is a matter of luck.</param>
    public sealed record Fault(string Name, Func<RelayedWorld, Task> Break, Func<RelayedWorld, Task> Mend, bool? IsReady = false);
}
