using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Processes;

namespace AndonBot.Playground.Demo;

/// <summary>The bot as a separate process, configured by environment variables only.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    public const string GateToken = "demo-gate-token";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new();
    private readonly string[] _command;
    private readonly Dictionary<string, string> _settings;
    private readonly string _folder;
    private readonly string _log;
    private ChildProcess? _process;

    /// <param name="path">The bot's dll or its executable.</param>
    public BotProcess(string path, SlackWorkspace slack, string database, string clockFile, string log)
    {
        _command = path.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", Path.GetFullPath(path)] : [Path.GetFullPath(path)];
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        _log = log;
        Address = new($"http://127.0.0.1:{Loopback.FreePort()}");
        _settings = new()
        {
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["Slack__BotToken"] = slack.Settings.BotToken,
            ["Slack__SigningSecret"] = slack.Settings.SigningSecret,
            ["Slack__ApiBaseUrl"] = slack.ApiBaseUrl.ToString(),
            ["ConnectionStrings__Postgres"] = database,
            ["Gate__Token"] = GateToken,
            ["Clock__OffsetFile"] = clockFile,
            // The bot reads the clock's offset at every tick. A short tick makes it notice a change at once.
            ["Notices__Tick"] = "250ms",
            // Years of history pass in seconds here, and one program plays everybody.
            ["Notices__WorkspaceRate"] = "1000000",
            ["Limits__PullsPerMinute"] = "1000000",
            ["Limits__CommandsPerMinute"] = "1000000",
        };
    }

    public Uri Address { get; }

    /// <summary>Starts the bot and waits until it reports that it is ready.</summary>
    /// <exception cref="InvalidOperationException">The bot ended or did not become ready; the message contains its last log lines.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        File.Delete(_log);
        _process = ChildProcess.Start(
            ProcessUser.CurrentUser, _command, _log, soft: "TERM", hard: "KILL", folder: _folder, environment: _settings);
        var since = Stopwatch.StartNew();
        while (!await IsReadyAsync(cancellationToken))
        {
            if (_process.HasExited || since.Elapsed > StartLimit)
                throw new InvalidOperationException($"The bot did not become ready. The last lines of {_log}:\n{LastLogLines()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    /// <summary>Waits until the bot has sent every notification that is due.</summary>
    /// <exception cref="TimeoutException">Notifications are still due after the time limit; the message contains the last log lines.</exception>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        var since = Stopwatch.StartNew();
        while (await _http.GetFromJsonAsync<JsonObject>(new Uri(Address, "/health/ready"), cancellationToken) is var health
            && health!["checks"]!["notices"]!["overdue"]!.GetValue<int>() > 0)
        {
            if (since.Elapsed > IdleLimit)
                throw new TimeoutException($"The bot did not send all due notifications in time. The last lines of {_log}:\n{LastLogLines()}");
            await Task.Delay(TimeSpan.FromMilliseconds(40), cancellationToken);
        }
    }

    /// <summary>Runs one of the bot's commands, such as <c>lines import file.yaml</c>, and waits until it ends.</summary>
    /// <exception cref="InvalidOperationException">The command failed; the message contains its output.</exception>
    public async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_command[0], [.. _command[1..], .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
        };
        foreach (var (name, value) in _settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"AndonBot {string.Join(' ', arguments)} ended with {process.ExitCode}: {string.Concat(output).Trim()}");
    }

    /// <summary>The status and body that CI gets from the gate of a line.</summary>
    public Task<string> GateAsync(string line) => AskGateAsync(_http, Address, line);

    public static async Task<string> AskGateAsync(HttpClient http, Uri bot, string line)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot, $"/api/lines/{line}/gate"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", GateToken);
        using var response = await http.SendAsync(request);
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is null)
            return;
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.StopAsync(cancellationToken: limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The bot did not stop in time; disposing the process kills it.
        }
        await _process.DisposeAsync();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.GetAsync(new Uri(Address, "/health/ready"), cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    private string LastLogLines() => File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(10)) : "";
}
