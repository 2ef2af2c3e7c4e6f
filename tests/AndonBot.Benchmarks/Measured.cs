using Npgsql;

namespace AndonBot.Benchmarks;

/// <summary>A database whose server counts the statements.</summary>
internal sealed class Measured(string connectionString)
{
    public string ConnectionString => connectionString;

    /// <summary>Where it is, as programs that use libpq read it from their environment.</summary>
    public IReadOnlyDictionary<string, string> ClientSettings
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString);
            return new Dictionary<string, string>
            {
                ["PGHOST"] = parts.Host!, ["PGPORT"] = parts.Port.ToString(), ["PGUSER"] = parts.Username!, ["PGPASSWORD"] = parts.Password!,
                ["PGDATABASE"] = parts.Database!,
            };
        }
    }

    public async Task<int> ExecuteAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Command Timeout=900");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        return await command.ExecuteNonQueryAsync();
    }

    public Task ResetAsync() => ExecuteAsync("select pg_stat_statements_reset()");

    /// <summary>How many statements ran since the last reset, and how many milliseconds they took.</summary>
    public async Task<(long Calls, double Milliseconds)> CountAsync()
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select coalesce(sum(calls), 0)::bigint, coalesce(sum(total_exec_time), 0)::float8 from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetDouble(1));
    }

    /// <summary>
    /// The statements that took most time since the last reset: how often each ran and was planned, and how many milliseconds both took in all.
    /// </summary>
    public async Task<IReadOnlyList<(long Calls, double Milliseconds, long Plans, double Planning, string Statement)>> MostExpensiveAsync(int count)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"""
            select calls, total_exec_time, plans, total_plan_time, left(regexp_replace(query, '\s+', ' ', 'g'), 100) from pg_stat_statements
            where dbid = (select oid from pg_database where datname = current_database()) order by total_exec_time + total_plan_time desc limit {count}
            """, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<(long, double, long, double, string)>();
        while (await reader.ReadAsync())
            found.Add((reader.GetInt64(0), reader.GetDouble(1), reader.GetInt64(2), reader.GetDouble(3), reader.GetString(4)));
        return found;
    }
}
