using Dapper;
using Npgsql;

namespace AndonBot.Storage;

/// <summary>A transaction and the connection that it runs on. Disposed before it is committed, it is rolled back.</summary>
public sealed class Transaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private Transaction(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        _connection = connection;
        _transaction = transaction;
    }

    public Task<int> Execute(string sql, object? parameters = null) => _connection.ExecuteAsync(sql, parameters, _transaction);

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? parameters = null) => [.. await _connection.QueryAsync<T>(sql, parameters, _transaction)];

    public Task<T?> SingleOrDefault<T>(string sql, object? parameters = null) => _connection.QuerySingleOrDefaultAsync<T>(sql, parameters, _transaction);

    public Task<T?> Scalar<T>(string sql, object? parameters = null) => _connection.ExecuteScalarAsync<T>(sql, parameters, _transaction);

    /// <summary>Runs several queries in one round trip.</summary>
    public Task<SqlMapper.GridReader> QueryMultiple(string sql, object? parameters = null) =>
        _connection.QueryMultipleAsync(sql, parameters, _transaction);

    public Task Commit() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    internal static async Task<Transaction> Begin(NpgsqlDataSource source)
    {
        var connection = await source.OpenConnectionAsync();
        try
        {
            return new(connection, await connection.BeginTransactionAsync());
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
