using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Processes;

namespace AndonBot.Playground.Demo;

/// <summary>"demo": Postgres, a Slack workspace with its page, and the bot on this machine.</summary>
internal sealed class DemoCommand(string botPath, string folder, StopSignal stop)
{
    /// <summary>Where the page is looked for first, so that an open one finds the next demo.</summary>
    private const int WantedPort = 4747;

    private readonly string _clockFile = Path.Combine(folder, "clock-offset");
    private readonly string _workspace = Path.Combine(folder, "workspace.json");

    /// <param name="isNew">Forgets what the last demo left.</param>
    /// <param name="storyOnly">Plays and tells one incident, beside the workspace that is kept, and ends.</param>
    public static async Task<int> RunAsync(string bot, string folder, bool isNew, bool storyOnly)
    {
        using var stop = new StopSignal();
        folder = Path.GetFullPath(storyOnly ? Path.Combine(folder, "story") : folder);
        Directory.CreateDirectory(folder);
        try
        {
            using var only = LockFolder(folder);
            var demo = new DemoCommand(bot, folder, stop);
            if (isNew || storyOnly)
                demo.DeleteWorkspaceFile();
            await demo.RunAsync(storyOnly);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsRequested)
        {
            return 0;
        }
        catch (JsonException)
        {
            await Console.Error.WriteLineAsync($"What the last demo left in {folder} cannot be read; start anew: deploy/demo --reset");
            return 1;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Holds the folder for as long as this demo runs, however it ends.</summary>
    /// <exception cref="InvalidOperationException">Another one holds it.</exception>
    private static FileStream LockFolder(string folder)
    {
        try
        {
            return new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new InvalidOperationException(
                $"A demo is running in {folder} already. Stop it first, or start this one elsewhere: ANDON_DEMO_DATA=another/folder deploy/demo", e);
        }
    }

    /// <summary>The workspace is kept only by a demo that was stopped; until then its file is away, and database and workspace never disagree.</summary>
    private void DeleteWorkspaceFile() => File.Delete(_workspace);

    private async Task RunAsync(bool storyOnly)
    {
        if (!File.Exists(botPath))
            throw new InvalidOperationException($"There is no bot at {botPath}; build it first.");
        var isNew = !File.Exists(_workspace);
        if (isNew)
            File.Delete(_clockFile);
        Console.WriteLine("Starting Postgres, a Slack workspace and the bot …");
        await using var postgres = await EmbeddedPostgres.StartAsync(await ClusterFolderAsync(), stop.Token);
        var database = isNew ? await postgres.ReplaceDatabaseAsync("andon", stop.Token) : postgres.ConnectionString("andon");
        var clock = DemoClock.Start(_clockFile);
        await using var slack = await SlackWorkspace.StartAsync(DemoWorkspace.Settings(clock, Loopback.FreePort(WantedPort)));
        if (isNew)
            DemoWorkspace.Populate(slack);
        else
            slack.Load(_workspace);
        DeleteWorkspaceFile();

        await using (var bot = new BotProcess(botPath, slack, database, _clockFile, Path.Combine(folder, "bot.log")))
        {
            var past = isNew && !storyOnly ? new DemoHistory(slack, bot, clock) : null;
            past?.Begin();
            await StartAsync(bot, slack);
            using var found = new RunningDemo(slack.ControlUrl, bot.Address).Announce(folder);
            if (storyOnly)
            {
                await stop.OrAsync(new DemoStory(slack, bot, Console.Out).PlayAsync());
                return;
            }
            await RunUntilStoppedAsync(slack, bot, database, past);
        }
        slack.Save(_workspace);
    }

    private async Task StartAsync(BotProcess bot, SlackWorkspace slack)
    {
        await bot.StartAsync(stop.Token);
        slack.Bot = bot.Address;
        var lines = Path.Combine(folder, "lines.yaml");
        await File.WriteAllTextAsync(lines, DemoWorkspace.Lines, stop.Token);
        await bot.RunAsync("lines", "import", lines);
    }

    private async Task RunUntilStoppedAsync(SlackWorkspace slack, BotProcess bot, string database, DemoHistory? past)
    {
        if (past is not null)
        {
            Console.WriteLine($"Playing the weeks before, so that lists are not empty; less than a minute. Watch it: {slack.PageUrl}");
            await past.PlayAsync(stop.Token);
        }
        Console.WriteLine($"""

            The demo is up. Open in a browser:

                {slack.PageUrl}

            It is a workspace with two lines, #checkout and #search, and five people: choose at the top right who you are. Its clock
            is in your hands. Pull the cord, as Ann in #checkout: /andon customers cannot pay

            Ctrl-C stops it; the next start goes on where it was, and with --reset anew. From a second terminal:

            {DemoClient.Examples}

            The bot listens at {bot.Address}, its log is {folder}/bot.log, its database is
                {database}
            """);
        await stop.WaitAsync();
    }

    /// <summary>Where the cluster is kept; elsewhere when its user, who is not root, cannot reach the demo's folder.</summary>
    private async Task<string> ClusterFolderAsync()
    {
        if (await ProcessUser.Unprivileged().CanEnterAsync(folder))
            return Path.Combine(folder, "postgres");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];
        return Path.Combine("/var/lib/andonbot-playground", name);
    }
}
