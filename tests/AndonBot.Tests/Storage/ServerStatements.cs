using AndonBot.Playground;
using Dapper;
using Npgsql;

namespace AndonBot.Tests.Storage;

/// <summary>Counts the statements that a server executes in one database, whoever sends them and however they are batched.</summary>
public sealed class ServerStatements : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;
    private readonly NpgsqlConnection _connection;

    private ServerStatements(EmbeddedPostgres postgres, string database)
    {
        _postgres = postgres;
        Database = database;
        _connection = new(database + ";Pooling=false");
    }

    /// <summary>The connection string of the database.</summary>
    public string Database { get; }

    /// <summary>Starts a server of its own, because the statistics have to be loaded with the server.</summary>
    public static async Task<ServerStatements> StartAsync()
    {
        var postgres = await EmbeddedPostgres.StartAsync(settings: "shared_preload_libraries=pg_stat_statements");
        var statements = new ServerStatements(postgres, await postgres.CreateDatabaseAsync("counted"));
        await statements._connection.OpenAsync();
        await statements._connection.ExecuteAsync("create extension pg_stat_statements");
        return statements;
    }

    /// <summary>Counts anew from here.</summary>
    public Task ResetAsync() => _connection.ExecuteAsync("select pg_stat_statements_reset()");

    /// <summary>What was executed since the count began, the most frequent first.</summary>
    public async Task<IReadOnlyList<(long Calls, string Text)>> ReadAsync() =>
    [
        .. await _connection.QueryAsync<(long, string)>("""
            select sum(calls)::bigint, regexp_replace(query, '\s+', ' ', 'g') from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'
            group by 2 order by 1 desc, 2
            """),
    ];

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _postgres.DisposeAsync();
    }
}
