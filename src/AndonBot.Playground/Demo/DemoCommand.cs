using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Processes;

namespace AndonBot.Playground.Demo;

/// <summary>The command "demo": runs Postgres, a Slack workspace with its page, and the bot on this machine.</summary>
internal sealed class DemoCommand(string botPath, string folder, StopSignal stop)
{
    /// <summary>The preferred port. When it is the same at every start, an open page reconnects to the next demo.</summary>
    private const int PreferredPort = 4747;

    private readonly string _clockFile = Path.Combine(folder, "clock-offset");
    private readonly string _workspace = Path.Combine(folder, "workspace.json");

    /// <param name="isNew">Whether to discard the data of the last demo.</param>
    /// <param name="storyOnly">Whether to play one incident in a separate workspace, print it, and end.</param>
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
            await Console.Error.WriteLineAsync($"The data of the last demo in {folder} cannot be read; start with a new workspace: deploy/demo --reset");
            return 1;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Locks the folder until this demo ends; the operating system releases the lock after a crash too.</summary>
    /// <exception cref="InvalidOperationException">Another demo has locked it.</exception>
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

    /// <summary>
    /// Only a demo that stops in order saves the workspace. Until then there is no file, so a workspace that does not match the database is
    /// never loaded.
    /// </summary>
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
        await using var slack = await SlackWorkspace.StartAsync(DemoWorkspace.Settings(clock, Loopback.FreePort(PreferredPort)));
        if (isNew)
            DemoWorkspace.Populate(slack);
        else
            slack.Load(_workspace);
        DeleteWorkspaceFile();

        await using (var bot = new BotProcess(botPath, slack, database, _clockFile, Path.Combine(folder, "bot.log")))
        {
            var history = isNew && !storyOnly ? new DemoHistory(slack, bot, clock) : null;
            history?.SetStartTime();
            await StartAsync(bot, slack);
            using var announcement = new RunningDemo(slack.ControlUrl, bot.Address).Announce(folder);
            if (storyOnly)
            {
                await new DemoStory(slack, bot, Console.Out).PlayAsync().WaitAsync(stop.Token);
                return;
            }
            await RunUntilStoppedAsync(slack, bot, database, history);
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

    private async Task RunUntilStoppedAsync(SlackWorkspace slack, BotProcess bot, string database, DemoHistory? history)
    {
        if (history is not null)
        {
            Console.WriteLine($"Playing the last three weeks, so that lists are not empty. This takes less than a minute. Watch: {slack.PageUrl}");
            await history.PlayAsync(stop.Token);
        }
        Console.WriteLine($"""

            The demo is running. Open in a browser:

                {slack.PageUrl}

            It is a workspace with two lines, #checkout and #search, and five people. Choose at the top right who you are; set the clock
            forward at the top. To pull the cord, type in #checkout as Ann: /andon customers cannot pay

            Ctrl-C stops the demo. The next start continues with the same data; --reset starts with new data. From a second terminal:

            {DemoClient.Examples}

            The bot listens at {bot.Address}, its log is {folder}/bot.log, its database is
                {database}
            """);
        await stop.WaitAsync();
    }

    /// <summary>The cluster's folder: inside the demo's folder, or in /var/lib when the user who runs PostgreSQL cannot enter the demo's folder.</summary>
    private async Task<string> ClusterFolderAsync()
    {
        if (await ProcessUser.Unprivileged().CanEnterAsync(folder))
            return Path.Combine(folder, "postgres");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];
        return Path.Combine("/var/lib/andonbot-playground", name);
    }
}
