using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Processes;

namespace AndonBot.Tests.Support;

/// <summary>The built bot as a process of its own, with settings from its environment only; it dies with the test run.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    /// <summary>The exit code of a process that SIGKILL ended.</summary>
    public const int Killed = 128 + 9;

    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly HttpClient Http = new();

    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private readonly Process _guard;

    private BotProcess(string program, IEnumerable<(string Name, string? Value)> environment, string[] arguments, Uri? unreadAt = null)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginErrorReadLine();
        if (unreadAt is null)
            ReadOutput();
        else
            _address.SetResult(unreadAt);
        _guard = Guard(_process.Id);
    }

    /// <summary>The bot's dll: the one that was built with the tests, or the published one that the run names.</summary>
    public static string Program => TestContext.Parameters["bot"] ?? typeof(Server).Assembly.Location;

    public int Id => _process.Id;

    public bool WasKilled => _process is { HasExited: true, ExitCode: Killed };

    /// <summary>Everything that the process has written so far.</summary>
    public string Output => string.Join('\n', _output);

    public bool IsRunning => !_process.HasExited;

    /// <summary>What a process needs to serve a workspace; impatient where an operator would be patient.</summary>
    public static IEnumerable<(string Name, string? Value)> Settings(SlackWorkspace slack, string connectionString) =>
    [
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("ConnectionStrings__Postgres", connectionString),
        .. slack.SettingsOfTheBot().Select(setting => (setting.Key.Replace(":", "__"), (string?)setting.Value)),
        ("Gate__Token", AndonWorld.GateToken),
        ("Notices__Tick", "200ms"),
        ("Notices__WorkspaceRate", "1000000"),
        ("Limits__PullsPerMinute", "1000000"),
        ("Limits__CommandsPerMinute", "1000000"),
        ("Notices__Lease", "2s"),
        ("Notices__LookAfter", "1s"),
        // It is the start that these processes are about, not their speed after an hour.
        ("DOTNET_TieredPGO", "0"),
        ("Logging__LogLevel__Default", "Warning"),
        ("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information"),
    ];

    public static BotProcess Start(IEnumerable<(string Name, string? Value)> environment, params string[] arguments) =>
        StartOther(Program, environment, arguments);

    /// <summary>Starts another build of the bot.</summary>
    public static BotProcess StartOther(string program, IEnumerable<(string Name, string? Value)> environment, params string[] arguments) =>
        new(program, environment, arguments);

    /// <summary>Starts a process whose standard output nobody reads.</summary>
    public static BotProcess StartUnread(IEnumerable<(string Name, string? Value)> environment)
    {
        var address = new Uri($"http://127.0.0.1:{Loopback.FreePort()}");
        return new(Program, [.. environment, ("ASPNETCORE_URLS", address.ToString())], [], address);
    }

    /// <summary>Begins to read what an unread process writes.</summary>
    public void ReadOutput() => _process.BeginOutputReadLine();

    /// <summary>Where the process listens, once it does.</summary>
    public async Task<Uri> ListeningAsync()
    {
        await Task.WhenAny(_address.Task, _process.WaitForExitAsync()).WaitAsync(Patience);
        return _address.Task.IsCompletedSuccessfully
            ? await _address.Task
            : throw new InvalidOperationException($"The bot ended with {_process.ExitCode} before it listened:\n{Output}");
    }

    /// <summary>Waits until the process can record a pull; null when it ends before.</summary>
    public async Task<Uri?> ReadyUnlessEndedAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (IsRunning && !(_address.Task.IsCompleted && await StatusAsync(await _address.Task) == HttpStatusCode.OK))
            await timer.WaitForNextTickAsync();
        return IsRunning ? await _address.Task : null;
    }

    /// <summary>Waits until the process can record a pull.</summary>
    public Task<Uri> ReadyAsync() => HealthAsync(HttpStatusCode.OK);

    /// <summary>Waits until /health/ready answers with a status.</summary>
    public async Task<Uri> HealthAsync(HttpStatusCode wanted)
    {
        var address = await ListeningAsync();
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await StatusAsync(address) != wanted)
        {
            Assert.That(IsRunning, () => $"The bot ended:\n{Output}");
            await timer.WaitForNextTickAsync(limit.Token);
        }

        return address;
    }

    /// <summary>The exit code, once there is one.</summary>
    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill();

    /// <summary>Asks the process to end.</summary>
    public void Terminate() => Send("TERM");

    /// <summary>Takes all time from the process, as a machine that is suspended does.</summary>
    public void Stop() => Send("STOP");

    public void Continue() => Send("CONT");

    /// <summary>Waits until the process is stopped.</summary>
    public async Task StoppedAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!(await File.ReadAllTextAsync($"/proc/{Id}/stat", limit.Token)).Contains(") T ", StringComparison.Ordinal))
            await timer.WaitForNextTickAsync(limit.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            Kill();
        await _process.WaitForExitAsync();
        _guard.Kill();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
        _process.Dispose();
    }

    private static async Task<HttpStatusCode?> StatusAsync(Uri address)
    {
        try
        {
            using var response = await Http.GetAsync(new Uri(address, "/health/ready"));
            return response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or TaskCanceledException)
        {
            return null;
        }
    }

    private void Send(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString()]);
        kill.WaitForExit();
    }

    /// <summary>When this process ends, by whatever cause, the pipe to the guard closes and the guard kills the bot.</summary>
    private static Process Guard(int bot) => Process.Start(
        new ProcessStartInfo("/bin/sh", ["-c", "read -r _; kill -9 \"$1\"", "guard", bot.ToString()])
        {
            UseShellExecute = false, RedirectStandardInput = true,
        })!;

    private void Read(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Split('"')[0].Trim()));
    }
}
