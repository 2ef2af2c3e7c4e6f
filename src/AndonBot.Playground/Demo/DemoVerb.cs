using System.Security.Cryptography;
using System.Text;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.Processes;

namespace AndonBot.Playground.Demo;

/// <summary>"demo": Postgres, a Slack workspace and the bot on this machine; plays the story and stays up.</summary>
internal static class DemoVerb
{
    public static async Task<int> RunAsync(string bot, string folder, bool storyOnly)
    {
        using var stop = new StopSignal();
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        try
        {
            await PlayAsync(bot, folder, storyOnly, stop);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsAsked)
        {
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or TimeoutException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task PlayAsync(string botPath, string folder, bool storyOnly, StopSignal stop)
    {
        if (!File.Exists(botPath))
            throw new InvalidOperationException($"There is no bot at {botPath}; build it first.");
        Console.WriteLine("Starting Postgres, a Slack workspace and the bot …");
        await using var postgres = await EmbeddedPostgres.StartAsync(await ClusterFolderAsync(folder), stop.Token);
        // The workspace forgets when it ends, so the bot starts anew with it.
        var database = await postgres.ReplaceDatabaseAsync("andon", stop.Token);
        await using var slack = await SlackWorkspace.StartAsync();
        DemoTown.Settle(slack);

        var clockFile = Path.Combine(folder, "clock-offset");
        await File.WriteAllTextAsync(clockFile, "PT0S", stop.Token);
        await using var bot = new BotProcess(botPath, slack, database, clockFile, Path.Combine(folder, "bot.log"));
        await bot.StartAsync(stop.Token);
        slack.Bot = bot.Address;
        var lines = Path.Combine(folder, "lines.yaml");
        await File.WriteAllTextAsync(lines, DemoTown.Lines, stop.Token);
        await bot.RunAsync("lines", "import", lines);
        using var found = new RunningDemo(slack.ControlUrl, bot.Address, clockFile).Announce(folder);

        await stop.OrAsync(new DemoStory(slack, bot, Console.Out).PlayAsync());
        if (storyOnly)
            return;
        Console.WriteLine($"""


            The demo stays up until Ctrl-C. From a second terminal:

            {DemoTalk.Examples}

            The bot listens at {bot.Address}, its log is {folder}/bot.log, its database is
                {database}
            """);
        await stop.AskedAsync();
    }

    /// <summary>Where the cluster is kept; elsewhere when its user, who is not root, cannot reach the demo's folder.</summary>
    private static async Task<string> ClusterFolderAsync(string folder)
    {
        if (await RunAs.Unprivileged().CanEnterAsync(folder))
            return Path.Combine(folder, "postgres");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];
        return Path.Combine("/var/lib/andonbot-playground", name);
    }
}
