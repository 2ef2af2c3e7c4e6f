using System.Diagnostics;
using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Benchmarks;

/// <summary>What a stranger's request costs: processor time of the bot, beside that of a request that Slack signed.</summary>
internal static class RefusalBench
{
    private const int Warm = 200;
    private const int Requests = 300;
    private const int Megabyte = 1024 * 1024;
    private const string Help = "command=%2Fandon&text=help&team_id=T0ANDON001&user_id=U0PULLER01&channel_id=C0LINE0000&trigger_id=1.2.3";

    public static async Task RunAsync(BenchEnvironment environment, string botPath)
    {
        var secret = environment.Slack.Settings.SigningSecret;
        var (help, large) = (RawRequest.To("/slack/command", Help), new RawRequest("/slack/command", new byte[25 * Megabyte]));
        (string Name, RawRequest Request, int Status)[] kinds =
        [
            ("unsigned", help, 401),
            ("wrongly signed", help.WithSignature(secret: secret + "?"), 401),
            ("ten minutes old", help.WithSignature(RawRequest.Ago(TimeSpan.FromMinutes(10)), secret), 401),
            ("malformed", RawRequest.To("/slack/command", Help[..30]).WithSignature(secret: secret), 400),
            ("25 MB", large.WithSignature(secret: secret), 413),
        ];
        using var process = BotOf(botPath);
        var accepted = await CostAsync(process, environment.Bot.Address, help.WithSignature(secret: secret), 200);
        Console.WriteLine($"help, signed: {accepted:F2} ms of processor time each");
        foreach (var (name, request, status) in kinds)
        {
            var cost = await CostAsync(process, environment.Bot.Address, request, status);
            Console.WriteLine($"refused, {name}: {cost:F2} ms of processor time each, {cost / accepted:F2} of what help costs");
        }
    }

    /// <summary>Each request comes with a connection of its own, as a stranger's does.</summary>
    private static async Task<double> CostAsync(Process process, Uri bot, RawRequest request, int wanted)
    {
        var before = TimeSpan.Zero;
        for (var sent = -Warm; sent < Requests; sent++)
        {
            if (sent == 0)
                before = TotalOf(process);
            if (await request.SendAsync(bot) is var status && status != wanted)
                throw new InvalidOperationException($"The bot answered {status} instead of {wanted}.");
        }

        return (TotalOf(process) - before).TotalMilliseconds / Requests;
    }

    private static TimeSpan TotalOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static Process BotOf(string botPath) => Process.GetProcesses().First(process => IsBot(process.Id, Path.GetFullPath(botPath)));

    private static bool IsBot(int process, string botPath)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0') is ["dotnet", var program, ..] && program == botPath;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
