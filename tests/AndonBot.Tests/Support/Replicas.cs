using System.Xml;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Tests.Support;

/// <summary>Processes of the bot in the place of the one that prepared a world: same workspace, same database, same time.</summary>
public sealed class Replicas : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("andonbot-replicas-").FullName;
    private readonly List<BotProcess> _processes = [];
    private readonly Database _database;
    private TimeSpan _offset;

    private Replicas(AndonWorld world, TimeSpan offset)
    {
        World = world;
        _database = new(world.ConnectionString);
        MoveTo(offset);
    }

    public AndonWorld World { get; }

    public IReadOnlyList<BotProcess> Processes => _processes;

    public Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow() + _offset);

    private string OffsetFile => Path.Combine(_folder, "offset");

    /// <summary>Ends the world's own bot; processes can be started in its place. They find the bot in the line's channel, where an import or set-up puts it.</summary>
    public static async Task<Replicas> TakeOverAsync(AndonWorld world)
    {
        world.Slack.Channel(AndonWorld.Checkout).Members.Add(world.Slack.Settings.BotUserId);
        var offset = world.Now.ToDateTimeOffset() - TimeProvider.System.GetUtcNow();
        await world.StopBotAsync();
        return new(world, offset);
    }

    /// <summary>Starts a process, waits until it is ready, and sends it what people do from here on.</summary>
    /// <param name="kill">The point at which the process kills itself.</param>
    public async Task<BotProcess> StartAsync(string? kill = null, params (string Name, string? Value)[] settings)
    {
        var process = Launch([("ANDON_KILL", kill), .. settings]);
        World.Slack.Bot = await process.ReadyAsync();
        return process;
    }

    /// <summary>Starts a process and waits for nothing.</summary>
    public BotProcess Launch(params (string Name, string? Value)[] settings)
    {
        var process = BotProcess.Start([.. Environment, .. settings]);
        _processes.Add(process);
        return process;
    }

    /// <summary>Moves the world clock of all processes forward.</summary>
    public void Pass(Duration time) => MoveTo(_offset + time.ToTimeSpan());

    /// <summary>Waits until nothing is due and nothing is on its way.</summary>
    public Task SettledAsync() => UntilAsync(async () => await QueryAsync<long>("""
        select (select count(*) from due where next_notice_at <= @Now)
            + (select count(*) from notice where state in ('deferred', 'claimed', 'in_flight', 'unknown'))
        """, new { Now }) == 0);

    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await condition())
        {
            try
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Waited in vain.\n{await LedgerAsync()}\n{string.Join('\n', World.Slack.Journal.Entries.TakeLast(30))}\n{Output}");
            }
        }
    }

    public async Task<T> QueryAsync<T>(string sql, object? parameters = null) => (await ReadAsync<T>(sql, parameters)).Single();

    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await OpenAsync();
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await connection.ExecuteAsync(sql);
    }

    /// <summary>The timeline of an incident.</summary>
    public Task<IReadOnlyList<string>> EventsAsync(long number = 1) =>
        ReadAsync<string>("select kind from incident_event where incident_number = @number order by event_id", new { number });

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<(string Name, string? Value)> Environment =>
    [
        ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
        ("ConnectionStrings__Postgres", World.ConnectionString),
        ("Slack__BotToken", World.Slack.Settings.BotToken),
        ("Slack__SigningSecret", World.Slack.Settings.SigningSecret),
        ("Slack__ApiBaseUrl", World.Slack.ApiBaseUrl.ToString()),
        ("Gate__Token", AndonWorld.GateToken),
        ("Clock__OffsetFile", OffsetFile),
        ("Notices__Tick", "200ms"),
        ("Notices__Lease", "2s"),
        ("Notices__LookAfter", "1s"),
        // It is the start that these processes are about, not their speed after an hour.
        ("DOTNET_TieredPGO", "0"),
        ("Logging__LogLevel__Default", "Warning"),
        ("Logging__LogLevel__Microsoft.Hosting.Lifetime", "Information"),
    ];

    private string Output => string.Join('\n', _processes.Select((process, i) => $"--- process {i + 1}\n{process.Output}"));

    private async Task<string> LedgerAsync() => string.Join('\n', await ReadAsync<string>("""
        select concat_ws(' ', kind, step, recipient, destination, state, 'attempt', attempt, 'lease', lease_until, last_error) from notice
        union all select concat_ws(' ', 'due', subject_id, 'version', version, next_notice_at) from due
        union all select concat_ws(' ', 'destination', channel, next_send_at, parked_until, lease_until) from destination
        """));

    private async Task<NpgsqlConnection> OpenAsync() => await _database.Work.OpenConnectionAsync();

    /// <summary>Written beside and moved into place, so that nobody reads half of it.</summary>
    private void MoveTo(TimeSpan offset)
    {
        _offset = offset;
        File.WriteAllText(OffsetFile + ".new", XmlConvert.ToString(offset));
        File.Move(OffsetFile + ".new", OffsetFile, overwrite: true);
    }
}
