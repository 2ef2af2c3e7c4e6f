using AndonBot.Playground;
using AndonBot.Playground.Processes;
using Npgsql;

namespace AndonBot.Benchmarks;

/// <summary>What is measured: the published bot and what it is compared with, on one machine with one Postgres and its disk.</summary>
internal sealed class BenchEnvironment : IAsyncDisposable
{
    private readonly EmbeddedPostgres _postgres;
    private readonly string _bot;

    private BenchEnvironment(string folder, EmbeddedPostgres postgres, InstantSlack slack, string bot) =>
        (Folder, _postgres, Slack, _bot) = (folder, postgres, slack, bot);

    public string Folder { get; }

    public InstantSlack Slack { get; }

    /// <summary>The log of the server.</summary>
    public string PostgresLog => Path.Combine(Folder, "postgres", "log");

    /// <summary>The processor time that the server's processes have taken so far.</summary>
    public TimeSpan PostgresTime
    {
        get
        {
            var server = File.ReadLines(Path.Combine(Folder, "postgres", "cluster", "postmaster.pid")).First();
            // The process's parent, and its time in user and in system mode in hundredths of a second.
            return TimeSpan.FromMilliseconds(10 * Directory.GetDirectories("/proc").Select(StatusOf)
                .Where(status => status is [_, var parent, ..] && parent == server).Sum(status => long.Parse(status[11]) + long.Parse(status[12])));
        }
    }

    /// <param name="countsPlanning">Whether the time in which statements are planned is measured too, which takes time itself.</param>
    public static async Task<BenchEnvironment> StartAsync(string bot, bool countsPlanning)
    {
        // Not a private temporary folder: Postgres runs as somebody else where we are root.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"andon-bench-{Environment.ProcessId}")).FullName;
        var postgres = await EmbeddedPostgres.StartAsync(
            Path.Combine(folder, "postgres"), default, "shared_preload_libraries=pg_stat_statements", "max_wal_size=4GB",
            $"pg_stat_statements.track_planning={(countsPlanning ? "on" : "off")}");
        return new(folder, postgres, await InstantSlack.StartAsync(), Path.GetFullPath(bot));
    }

    public async Task<Measured> CreateDatabaseAsync(string name)
    {
        var database = new Measured(await _postgres.CreateDatabaseAsync(name));
        await database.ExecuteAsync("create extension pg_stat_statements");
        return database;
    }

    /// <summary>The bot as in production, with its lines imported; not started yet.</summary>
    /// <param name="isPaced">Whether it says no more than Slack takes of an app; else as much as it can.</param>
    public async Task<Contender> BotAsync(Measured database, bool isPaced = false)
    {
        var port = Loopback.FreePort();
        var bot = new Contender("AndonBot", ["dotnet", _bot], port, Path.Combine(Folder, $"bot-{port}.log"), new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["Slack__BotToken"] = InstantSlack.Token,
            ["Slack__SigningSecret"] = InstantSlack.Secret,
            ["Slack__ApiBaseUrl"] = Slack.Api.ToString(),
            ["ConnectionStrings__Postgres"] = database.ConnectionString,
            ["Notices__WorkspaceRate"] = isPaced ? "40" : "1000000",
        });
        var file = Path.Combine(Folder, "lines.yaml");
        await File.WriteAllTextAsync(file, Workspace.LinesFile);
        await bot.RunAsync("lines", "import", file);
        await database.ExecuteAsync(Workspace.Populate, ("team", InstantSlack.Team), ("people", Workspace.People));
        return bot;
    }

    /// <summary>A Bolt app, and a bare ASP.NET endpoint, each of which inserts a row.</summary>
    public async Task<IReadOnlyList<Contender>> PeersAsync(string bolt, Measured database)
    {
        await database.ExecuteAsync("create table pull (number bigint generated always as identity primary key, user_id text, channel text, text text)");
        var (boltPort, floorPort) = (Loopback.FreePort(), Loopback.FreePort());
        var environment = new Dictionary<string, string>(database.ClientSettings)
        {
            ["PORT"] = boltPort.ToString(), ["API"] = Slack.Api.ToString(), ["SIGNING_SECRET"] = InstantSlack.Secret, ["BOT_TOKEN"] = InstantSlack.Token,
            ["NODE_ENV"] = "production", ["NODE_PATH"] = Path.GetFullPath(Path.Combine(bolt, "node_modules")),
        };
        return
        [
            new("Bolt", ["node", Path.GetFullPath(Path.Combine(bolt, "app.js"))], boltPort, Path.Combine(Folder, "bolt.log"), environment),
            new("bare endpoint", ["dotnet", typeof(Floor).Assembly.Location, "floor", floorPort.ToString(), database.ConnectionString], floorPort,
                Path.Combine(Folder, "floor.log"), new Dictionary<string, string>()),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        await _postgres.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static string[] StatusOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "stat")).Split(") ")[^1].Split(' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is no process, or has ended.
            return [];
        }
    }
}
