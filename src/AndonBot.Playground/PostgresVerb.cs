using System.Runtime.InteropServices;

namespace AndonBot.Playground;

/// <summary>"postgres [--data DIR]": a cluster for as long as this process lives; its connection string is the first line of the output.</summary>
internal static class PostgresVerb
{
    public static async Task<int> RunAsync(string[] options)
    {
        await using var postgres = await EmbeddedPostgres.StartAsync(options is ["--data", var folder] ? folder : null);
        Console.WriteLine(postgres.ConnectionString("postgres"));
        await StopSignal.WaitAsync();
        return 0;
    }
}

/// <summary>Ctrl-C or SIGTERM.</summary>
internal static class StopSignal
{
    public static async Task WaitAsync()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        await asked.Task;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            asked.TrySetResult();
        }
    }
}
