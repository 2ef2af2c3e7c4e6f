using System.Diagnostics;

namespace AndonBot.Benchmarks;

/// <summary>What a pull costs and how long its answer and its card take, beside what the others take for one row.</summary>
internal static class PullBench
{
    public const int InFlight = 32;

    private const int PerSecond = 50;
    private const int Quiet = 60;

    /// <summary>One pull after another, each on a quiet line: statements, and from the acknowledgement to the card.</summary>
    public static async Task QuietAsync(BenchEnvironment environment, Contender bot, Measured database)
    {
        using var connection = await Connection.OpenAsync(bot.Address);
        var cards = new List<double>();
        for (var pull = -Quiet / 4; pull < Quiet; pull++)
        {
            if (pull == 0)
            {
                await RestAsync(environment.Slack);
                environment.Slack.Said.Clear();
                await database.ResetAsync();
            }

            var (request, text, line) = Workspace.Pull();
            await connection.SendAsync(request);
            var acknowledged = Stopwatch.GetTimestamp();
            var card = await CardAsync(environment.Slack, Workspace.Channel(line), text);
            if (pull >= 0)
                cards.Add(Math.Max(0, Stopwatch.GetElapsedTime(acknowledged, card).TotalMilliseconds));
        }

        await RestAsync(environment.Slack);
        var (statements, milliseconds) = await database.CountAsync();
        var messages = environment.Slack.Said.Count;
        Figures.Title($"{Quiet} pulls, one after another");
        Figures.Line("from acknowledgement to card", $"median {Figures.Median(cards):F0} ms", $"99 % {Figures.Slow(cards):F0} ms");
        Figures.Line(
            "statements", $"{statements / (double)Quiet:F1} a pull", $"{statements / (double)messages:F1} a message", $"{milliseconds / Quiet:F1} ms a pull");
    }

    /// <summary>As many as it can take, while it says all there is to say at once.</summary>
    public static async Task UnpacedAsync(BenchEnvironment environment, Contender bot, TimeSpan time)
    {
        await Load.InFlightAsync(bot.Address, InFlight, TimeSpan.FromSeconds(1));
        environment.Slack.Said.Clear();
        var pulls = await Load.InFlightAsync(bot.Address, InFlight, time);
        Figures.Title($"{InFlight} pulls in flight, and a Slack that takes everything at once");
        Figures.Line("a second", $"{pulls.Count / time.TotalSeconds:F0} pulls", $"{environment.Slack.Said.Count / time.TotalSeconds:F0} messages");
        await RestAsync(environment.Slack);
    }

    /// <summary>A steady rate, in alternating rounds.</summary>
    public static async Task SteadyAsync(IReadOnlyList<Contender> contenders, int rounds, TimeSpan time)
    {
        var found = contenders.ToDictionary(one => one, _ => new List<List<double>>());
        await AlternateAsync(contenders, rounds, async one => found[one].Add(await Load.AtRateAsync(one.Address, PerSecond, time)));
        Figures.Title($"{PerSecond} pulls a second, {rounds} rounds of {time.TotalSeconds:F0} s, medians");
        Figures.Line("", contenders.Select(one => one.Name));
        Figures.Line("acknowledgement, median, ms", contenders.Select(one => $"{Figures.Median(found[one].Select(Figures.Median)):F1}"));
        Figures.Line("acknowledgement, 99 %, ms", contenders.Select(one => $"{Figures.Median(found[one].Select(Figures.Slow)):F1}"));
    }

    /// <summary>As many as they can take, in alternating rounds; the bot says what it must say meanwhile.</summary>
    public static async Task ThroughputAsync(
        BenchEnvironment environment, IReadOnlyList<Contender> contenders, Measured database, int rounds, TimeSpan time)
    {
        var found = contenders.ToDictionary(one => one, _ => new List<List<double>>());
        var costs = contenders.ToDictionary(one => one, _ => new List<(double Own, double Postgres)>());
        var (said, limits) = (0, new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            await AlternateAsync(contenders, 1, async one =>
            {
                environment.Slack.Said.Clear();
                var (own, postgres) = (one.ProcessorTime, environment.PostgresTime);
                var pulls = await Load.InFlightAsync(one.Address, InFlight, time);
                found[one].Add(pulls);
                costs[one].Add((
                    (one.ProcessorTime - own).TotalMilliseconds / pulls.Count, (environment.PostgresTime - postgres).TotalMilliseconds / pulls.Count));
                if (one == contenders[0])
                    said += environment.Slack.Said.Count;
            });
            limits.Add(await OwnStatements.RateAsync(environment, database, time));
        }

        var rates = contenders.Select(one => Figures.Median(found[one].Select(pulls => pulls.Count / time.TotalSeconds))).ToList();
        Figures.Title($"{InFlight} pulls in flight, {rounds} rounds of {time.TotalSeconds:F0} s, medians");
        Figures.Line("", [.. contenders.Select(one => one.Name), "pgbench"]);
        Figures.Line("acknowledged a second", [.. rates.Select(rate => $"{rate:F0}"), $"{Figures.Median(limits):F0}"]);
        Figures.Line("AndonBot is", [.. rates.Select(rate => $"{rates[0] / rate:F2} x"), $"{rates[0] / Figures.Median(limits):F2} x"]);
        Figures.Line("acknowledgement, 99 %, ms", contenders.Select(one => $"{Figures.Median(found[one].Select(Figures.Slow)):F0}"));
        Figures.Line("processor time a pull, ms: its own", contenders.Select(one => $"{Figures.Median(costs[one].Select(cost => cost.Own)):F2}"));
        Figures.Line("processor time a pull, ms: Postgres", contenders.Select(one => $"{Figures.Median(costs[one].Select(cost => cost.Postgres)):F2}"));
        Figures.Line("messages a second meanwhile", $"{said / (rounds * time.TotalSeconds):F0}");
    }

    private static async Task AlternateAsync(IReadOnlyList<Contender> contenders, int rounds, Func<Contender, Task> measure)
    {
        for (var round = 0; round < rounds; round++)
        {
            foreach (var one in contenders)
            {
                one.Continue();
                await Load.InFlightAsync(one.Address, InFlight, TimeSpan.FromSeconds(1));
                await measure(one);
                one.Stop();
            }
        }
    }

    private static async Task<long> CardAsync(InstantSlack slack, string channel, string text)
    {
        var limit = Stopwatch.StartNew();
        while (true)
        {
            foreach (var said in slack.Said)
            {
                if (said.Channel == channel && said.Method == "chat.postMessage" && said.Text.Contains(text, StringComparison.Ordinal))
                    return said.At;
            }

            if (limit.Elapsed > TimeSpan.FromSeconds(20))
                throw new InvalidOperationException($"There is no card for \"{text}\".");
            await Task.Delay(TimeSpan.FromMilliseconds(2));
        }
    }

    /// <summary>Waits until nothing is said any more.</summary>
    public static async Task RestAsync(InstantSlack slack)
    {
        for (var (before, quiet) = (-1, 0); quiet < 3; await Task.Delay(TimeSpan.FromSeconds(1)))
        {
            quiet = slack.Said.Count == before ? quiet + 1 : 0;
            before = slack.Said.Count;
        }
    }
}
