using AndonBot.Playground;
using Npgsql;

namespace AndonBot.Tests.Storage;

/// <summary>The one throw-away cluster of this test run; each test takes databases of its own.</summary>
/// <remarks>Nobody disposes of it: it stops and removes itself when the test process ends.</remarks>
public static class EmbeddedPostgresSuite
{
    private static readonly Lazy<Task<EmbeddedPostgres>> Cluster = new(() => EmbeddedPostgres.StartAsync());
    private static int _databases;

    public static Task<EmbeddedPostgres> StartedAsync() => Cluster.Value;

    /// <summary>A fresh database, empty or copied from <paramref name="template"/>; the answer is its connection string.</summary>
    public static async Task<string> DatabaseAsync(string template = "template0") =>
        await (await StartedAsync()).CreateDatabaseAsync($"test_{Interlocked.Increment(ref _databases)}", template);

    /// <summary>Removes one of them, so that a run does not hold hundreds.</summary>
    public static async Task DropAsync(string connectionString) =>
        await (await StartedAsync()).DropDatabaseAsync(new NpgsqlConnectionStringBuilder(connectionString).Database!);
}
