using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Benchmarks;

/// <summary>What a stranger's request costs: processor time of the bot, beside that of a request that Slack signed.</summary>
internal static class RefusalBench
{
    private const int Warm = 200;
    private const int Requests = 300;
    private const int Megabyte = 1024 * 1024;
    private const string Help = "command=%2Fandon&text=help&team_id=T0BENCH001&user_id=U0PULLER01&channel_id=C0LINE0000&trigger_id=1.2.3";

    public static async Task RunAsync(Contender bot)
    {
        var secret = InstantSlack.Secret;
        var (help, large) = (RawRequest.To("/slack/command", Help), new RawRequest("/slack/command", new byte[25 * Megabyte]));
        (string Name, RawRequest Request, int Status)[] kinds =
        [
            ("unsigned", help, 401),
            ("wrongly signed", help.WithSignature(secret: secret + "?"), 401),
            ("ten minutes old", help.WithSignature(RawRequest.Ago(TimeSpan.FromMinutes(10)), secret), 401),
            ("malformed", RawRequest.To("/slack/command", Help[..30]).WithSignature(secret: secret), 400),
            ("25 MB", large.WithSignature(secret: secret), 413),
        ];
        var accepted = await CostAsync(bot, help.WithSignature(secret: secret), 200);
        Figures.Title("processor time of a request on a connection of its own");
        Figures.Line("help, signed", $"{accepted:F2} ms");
        foreach (var (name, request, status) in kinds)
        {
            var cost = await CostAsync(bot, request, status);
            Figures.Line($"refused: {name}", $"{cost:F2} ms", $"{cost / accepted:F2} of help");
        }
    }

    /// <summary>Each request comes with a connection of its own, as a stranger's does.</summary>
    private static async Task<double> CostAsync(Contender bot, RawRequest request, int wanted)
    {
        var before = TimeSpan.Zero;
        for (var sent = -Warm; sent < Requests; sent++)
        {
            if (sent == 0)
                before = bot.ProcessorTime;
            if (await request.SendAsync(bot.Address) is var status && status != wanted)
                throw new InvalidOperationException($"The bot answered {status} instead of {wanted}.");
        }

        return (bot.ProcessorTime - before).TotalMilliseconds / Requests;
    }
}
