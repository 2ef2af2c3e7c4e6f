using System.Diagnostics;
using AndonBot.Playground.Processes;

namespace AndonBot.Benchmarks;

/// <summary>A program that takes pulls, as a process of its own. While another is measured it is stopped, so that it takes no processor time.</summary>
internal sealed class Contender(string name, string[] command, int port, string log, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new();
    private ChildProcess? _process;
    private int _id;

    public string Name => name;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}");

    /// <summary>How much memory it holds, in MB.</summary>
    public double Memory =>
        double.Parse(File.ReadLines($"/proc/{_id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', '\t')[^2]) / 1024;

    public TimeSpan ProcessorTime
    {
        get
        {
            using var process = Process.GetProcessById(_id);
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it and waits until it answers; gives how long that took.</summary>
    /// <param name="ready">A path that answers 200 once it is ready; null where any answer will do.</param>
    public async Task<TimeSpan> StartAsync(string? ready = null)
    {
        var since = Stopwatch.StartNew();
        _process = ChildProcess.Start(ProcessUser.CurrentUser, command, log, soft: "TERM", hard: "KILL", environment: environment);
        while (!await IsReadyAsync(ready))
        {
            if (_process.HasExited || since.Elapsed > StartLimit)
                throw new InvalidOperationException($"{name} did not start; see {log}:\n{string.Join('\n', File.ReadLines(log).TakeLast(10))}");
            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }

        var took = since.Elapsed;
        _id = Process.GetProcesses().Select(process => process.Id).First(IsIt);
        return took;
    }

    /// <summary>Runs one command of the program and waits for its end.</summary>
    public async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(command[0], [.. command[1..], .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{name} {string.Join(' ', arguments)} ended with {process.ExitCode}: {string.Concat(output)}");
    }

    public void Stop() => Signal("-STOP");

    public void Continue() => Signal("-CONT");

    /// <summary>Ends it; it can be started again.</summary>
    public async Task EndAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        Continue();
        await process.StopAsync();
        await process.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _http.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _id.ToString()]);
        kill.WaitForExit();
    }

    private bool IsIt(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").TrimEnd('\0').Split('\0') is var line && line.SequenceEqual(command);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<bool> IsReadyAsync(string? ready)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address, ready ?? "/"));
            return ready is null || response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
