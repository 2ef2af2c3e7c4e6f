using AndonBot.Playground.LocalSlack;
using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Tests.Support;

/// <summary>Reads the bot's database directly.</summary>
public sealed class Records(string connectionString, SlackWorkspace slack) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Database _database = new(connectionString);

    public SlackWorkspace Slack => slack;

    public async Task<T> QueryAsync<T>(string sql, object? parameters = null) => (await ReadAsync<T>(sql, parameters)).Single();

    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await _database.Work.OpenConnectionAsync();
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    /// <summary>Again when the connection that was used has ended meanwhile, as a restart of PostgreSQL ends it.</summary>
    public Task ExecuteAsync(string sql) => Database.Retrying(async () =>
    {
        await using var connection = await _database.Work.OpenConnectionAsync();
        return await connection.ExecuteAsync(sql);
    });

    /// <summary>The timeline of an incident.</summary>
    public Task<IReadOnlyList<string>> EventsAsync(long number = 1) =>
        ReadAsync<string>("select kind from incident_event where incident_number = @number order by event_id", new { number });

    /// <summary>Waits until nothing is due by the world clock and nothing is on its way; the bot's own worker does the work.</summary>
    /// <remarks>The condition has to hold twice: what the bot wrote after the first query read the time is seen by the second one.</remarks>
    public Task SettledAsync(Func<Instant> now, TimeSpan? patience = null)
    {
        var quietReads = 0;
        return UntilAsync(async () =>
        {
            quietReads = await QueryAsync<long>("""
                select (select count(*) from due where next_notice_at <= @Now + interval '100 ms')
                    + (select count(*) from notice where state in ('deferred', 'claimed', 'in_flight', 'unknown'))
                """, new { Now = now() }) == 0 ? quietReads + 1 : 0;
            return quietReads == 2;
        }, patience);
    }

    public async Task UntilAsync(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"The condition did not hold in time.\n{await DescribeAsync()}\n{string.Join('\n', slack.Journal.Entries.TakeLast(30))}");
            }
        }
    }

    /// <summary>How many rows each table has.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync()
    {
        var tables = await ReadAsync<string>("select table_name::text from information_schema.tables where table_schema = 'public' order by 1");
        return await ReadAsync<string>(string.Join(" union all ", tables.Select(table => $"select '{table} ' || count(*) from {table}")) + " order by 1");
    }

    /// <summary>Ends the wait that Slack asked for.</summary>
    public Task UnparkAsync() => ExecuteAsync("""
        update destination set parked_until = '-infinity' where parked_until > clock_timestamp() + interval '5 seconds';
        update notice set lease_until = '-infinity' where state = 'deferred' and lease_until > clock_timestamp() + interval '5 seconds'
        """);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<string> DescribeAsync() => string.Join('\n', await ReadAsync<string>("""
        select concat_ws(' ', kind, step, recipient, destination, state, 'attempt', attempt, 'lease', lease_until, last_error) from notice
        union all select concat_ws(' ', 'due', subject_id, 'version', version, next_notice_at) from due
        union all select concat_ws(' ', 'destination', channel, next_send_at, parked_until, lease_until) from destination
        """));
}
