using AndonBot.Playground;
using AndonBot.Playground.Demo;
using AndonBot.Playground.LocalSlack;

namespace AndonBot.Benchmarks;

/// <summary>What is measured: the published bot, a real Postgres with its disk, a local Slack that is not paced.</summary>
internal sealed class BenchEnvironment : IAsyncDisposable
{
    private readonly string _folder;
    private readonly EmbeddedPostgres _postgres;

    private BenchEnvironment(string folder, EmbeddedPostgres postgres, SlackWorkspace slack, BotProcess bot) =>
        (_folder, _postgres, Slack, Bot) = (folder, postgres, slack, bot);

    public SlackWorkspace Slack { get; }

    public BotProcess Bot { get; }

    /// <param name="populate">Puts people and channels into the workspace, and gives the lines file for them.</param>
    public static async Task<BenchEnvironment> StartAsync(string botPath, Func<SlackWorkspace, string> populate)
    {
        // Not a private temporary folder: Postgres runs as somebody else where we are root.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"andon-bench-{Environment.ProcessId}")).FullName;
        var postgres = await EmbeddedPostgres.StartAsync(Path.Combine(folder, "postgres"));
        var slack = await SlackWorkspace.StartAsync(new SlackSettings { Paced = false });
        var clock = Path.Combine(folder, "clock-offset");
        await File.WriteAllTextAsync(clock, "PT0S");
        var bot = new BotProcess(botPath, slack, await postgres.CreateDatabaseAsync("bench"), clock, Path.Combine(folder, "bot.log"));
        var environment = new BenchEnvironment(folder, postgres, slack, bot);
        var file = Path.Combine(folder, "lines.yaml");
        await File.WriteAllTextAsync(file, populate(slack));
        await bot.RunAsync("lines", "import", file);
        await bot.StartAsync(CancellationToken.None);
        slack.Bot = bot.Address;
        return environment;
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
