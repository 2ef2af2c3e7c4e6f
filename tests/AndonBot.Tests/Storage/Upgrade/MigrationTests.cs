using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Support;
using Npgsql;

namespace AndonBot.Tests.Storage.Upgrade;

/// <summary>A start that ends in the middle of a migration.</summary>
/// <remarks>
/// Migrations only add, which SourceTests reads in each of them; so the version before serves on while they run (RollingStartTests). Of two that start
/// together one migrates (ProcessStartTests).
/// </remarks>
[Parallelizable(ParallelScope.All)]
public sealed class MigrationTests
{
    [Test]
    public async Task Killed_in_the_middle_it_leaves_nothing_behind_and_the_next_start_migrates()
    {
        await using var slack = await SlackWorkspace.StartAsync();
        var database = await EmbeddedPostgresSuite.DatabaseAsync();
        await using var records = new Records(database, slack);
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            // A table of the same name, not yet committed, holds the migration up after it has made others.
            await using var block = new NpgsqlCommand("create table notice (id int)", connection, transaction);
            await block.ExecuteNonQueryAsync();
            await using var killed = BotProcess.Start(BotProcess.Settings(slack, database));
            await records.UntilAsync(() => records.QueryAsync<bool>(
                "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')"));
            killed.Kill();
            Assert.That(await killed.ExitAsync(), Is.EqualTo(BotProcess.Killed));
        }

        await records.UntilAsync(() => records.QueryAsync<bool>("""
            select not exists (select from pg_stat_activity
                where datname = current_database() and application_name like 'andonbot-%' and pid <> pg_backend_pid())
            """));
        Assert.That(await records.ReadAsync<string>("select table_name::text from information_schema.tables where table_schema = 'public'"), Is.Empty);

        await using var next = BotProcess.Start(BotProcess.Settings(slack, database));
        await next.ReadyAsync();
        Assert.That(await records.ReadAsync<int>("select version from schema_version order by 1"), Is.Unique.And.Not.Empty);
    }
}
