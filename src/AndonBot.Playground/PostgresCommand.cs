using AndonBot.Playground.Processes;

namespace AndonBot.Playground;

/// <summary>"postgres": a cluster for as long as this process lives; its connection string is the first line of the output.</summary>
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
