using AndonBot.Playground.Processes;

namespace AndonBot.Playground;

/// <summary>The command "postgres": runs a cluster until the process is stopped. The first line of the output is the connection string.</summary>
internal static class PostgresCommand
{
    public static async Task<int> RunAsync(string? folder)
    {
        using var stop = new StopSignal();
        await using var postgres = await EmbeddedPostgres.StartAsync(folder, stop.Token);
        Console.WriteLine(postgres.ConnectionString("postgres"));
        await stop.WaitAsync();
        return 0;
    }
}
