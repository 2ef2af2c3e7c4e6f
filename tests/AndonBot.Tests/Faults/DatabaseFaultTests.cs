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

    /// <summary>On a machine that does nothing else it takes two seconds.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(15);

    private static IEnumerable<TestCaseData<Fault>> Faults =>
    [
        new(new("down", at => Done(at.Relay.Cut), Mend)) { TestName = "Down" },
        new(new("down for 5 minutes", at => Done(at.Relay.Cut), at => Done(() =>
        {
            at.World.MoveTo(at.World.Now + Duration.FromMinutes(5));
            at.Relay.Mend();
        }))) { TestName = "Down for 5 minutes" },
        new(new("hangs", at => Done(at.Relay.Stick), Mend)) { TestName = "Hangs" },
        new(new("0.3 s late", at => Done(() => at.Relay.Slow(TimeSpan.FromSeconds(0.3))), Mend)) { TestName = "0.3 s late" },
        new(new("0.6 s late", at => Done(() => at.Relay.Slow(TimeSpan.FromSeconds(0.6))), Mend)) { TestName = "0.6 s late" },
        new(new("1.5 s late", at => Done(() => at.Relay.Slow(TimeSpan.FromSeconds(1.5))), Mend)) { TestName = "1.5 s late" },
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
        await at.World.TellAsync(Bob, "/andon search is down");
        var before = at.World.Private(Ann, Checkout).Count;
        await fault.Break(at);

        var pull = await at.World.As(Ann).SayAsync(Checkout, "/andon sev1 checkout is down");
        var click = await at.World.As(Bob).ClickAsync(Checkout, "incident.answer");
        var status = await at.World.As(Ann).SayAsync(Checkout, "/andon status");
        var answer = at.World.Private(Ann, Checkout)[before].Text;
        await fault.Mend(at);
        var recovery = Stopwatch.StartNew();
        await at.World.Slack.UntilAsync(() => at.Said.Any(text => text.Contains("SEV1 · checkout · line stopped*", StringComparison.Ordinal)
            && !text.Contains("No number yet", StringComparison.Ordinal)));
        var recovered = recovery.Elapsed;
        await at.EnteredAsync();

        await TestContext.Out.WriteLineAsync(
            $"| {fault.Name} | {answer.Split(':', '.')[0].Trim('*')} | {pull.Elapsed.TotalSeconds:0.0} s | {click.Elapsed.TotalSeconds:0.0} s "
            + $"| {status.Elapsed.TotalSeconds:0.0} s | {recovered.TotalSeconds:0.0} s |");
        Assert.Multiple(() =>
        {
            Assert.That(new[] { pull, click, status }.Select(delivery => delivery.Status), Is.All.EqualTo(200));
            Assert.That(new[] { pull.Elapsed, click.Elapsed, status.Elapsed }, Is.All.LessThan(SlackWaits));
            Assert.That(recovered, Is.LessThan(Recovery));
            Assert.That(answer, Does.StartWith("*Kept, not recorded yet*").Or.StartWith("Cord pulled, #"));
        });
        Assert.That(await at.Records.ReadAsync<int>("select severity from incident where text = 'checkout is down'"), Is.EqualTo(new[] { 1 }));
        Assert.That(at.Said, Has.Exactly(1).Contains("· SEV1 · checkout · line stopped*"));
    }

    [Test]
    public async Task A_pull_during_a_failover_is_entered_on_the_new_primary()
    {
        await using var primary = await EmbeddedPostgres.StartAsync();
        await using var at = await RelayedWorld.StartAsync(database: await primary.CreateDatabaseAsync("failover"));
        await using var standby = await primary.StartStandbyAsync();
        await at.World.TellAsync(Bob, "/andon search is down");
        await at.Records.UntilAsync(() => at.Records.QueryAsync<bool>(
            "select coalesce(bool_and(replay_lsn >= pg_current_wal_lsn()), false) from pg_stat_replication"));
        await primary.StopAsync(immediate: true);

        var answer = await at.World.SayAsync(Ann, "/andon checkout is down");
        await standby.PromoteAsync();
        at.Relay.Mend(standby.Port);
        var recovery = Stopwatch.StartNew();
        await at.World.Slack.UntilAsync(() => at.Said.Any(text => text.Contains("> checkout is down", StringComparison.Ordinal)
            && !text.Contains("No number yet", StringComparison.Ordinal)));

        await TestContext.Out.WriteLineAsync($"| failed over | {answer.Split(':')[0].Trim('*')} | recovered after {recovery.Elapsed.TotalSeconds:0.0} s |");
        Assert.That(answer, Does.StartWith("*Kept, not recorded yet*"));
        Assert.That(recovery.Elapsed, Is.LessThan(Recovery));
        Assert.That(await at.World.QueryAsync<long>("select count(*) from incident"), Is.EqualTo(2));
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
    public sealed record Fault(string Name, Func<RelayedWorld, Task> Break, Func<RelayedWorld, Task> Mend);
}
