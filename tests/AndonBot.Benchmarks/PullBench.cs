using System.Diagnostics;
using System.Text;
using AndonBot.Playground.LocalSlack;

namespace AndonBot.Benchmarks;

/// <summary>
/// How long a puller waits for the answer, and the channel for the card: the
/// published bot, signed HTTP, a real Postgres with its disk, a local Slack.
/// </summary>
internal static class PullBench
{
    private const int Pulls = 200;
    private const int Clients = 16;
    private const int Lines = Pulls;
    private const string Puller = "U0PULLER01";

    public static async Task RunAsync(SlackWorkspace slack)
    {
        await OneAfterAnotherAsync(slack);
        await AtOnceAsync(slack);
    }

    /// <summary>Each pull waits for the card of the one before, in a channel that is free to take it.</summary>
    private static async Task OneAfterAnotherAsync(SlackWorkspace slack)
    {
        var (acknowledged, carded) = (new List<double>(), new List<double>());
        for (var pull = 0; pull < Pulls; pull++)
        {
            var channel = Channel(pull % Lines);
            var answer = await slack.As(Puller).SayAsync(channel, $"/andon number {pull} is broken");
            var answeredAt = slack.Journal.Entries.Last(entry => entry.Kind == JournalKind.Delivery);
            var card = await slack.Journal.UntilAsync(
                entry => entry.Name == "chat.postMessage" && entry.Channel == channel && entry.Number > answeredAt.Number - 1 && entry.Accepted);
            acknowledged.Add(answer.Elapsed.TotalMilliseconds);
            carded.Add((card.Elapsed - answeredAt.Elapsed - answer.Elapsed).TotalMilliseconds);
        }

        Print($"{Pulls} pulls, one after another: acknowledgement", acknowledged);
        Print($"{Pulls} pulls, one after another: from acknowledgement to the card's request", carded);
    }

    private static async Task AtOnceAsync(SlackWorkspace slack)
    {
        var (acknowledged, next, since) = (new List<double>(), -1, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            for (var pull = Interlocked.Increment(ref next); pull < Pulls; pull = Interlocked.Increment(ref next))
            {
                var answer = await slack.As(Puller).SayAsync(Channel(pull % Lines), $"/andon burst {pull} is broken");
                lock (acknowledged)
                    acknowledged.Add(answer.Elapsed.TotalMilliseconds);
            }
        }));
        Print($"{Pulls} pulls, {Clients} at once: acknowledgement", acknowledged);
        Console.WriteLine($"{Pulls} pulls, {Clients} at once: {Pulls / since.Elapsed.TotalSeconds:F0} a second");
    }

    /// <summary>A puller, and a line for each pull, so that no channel has to wait for another's message.</summary>
    public static string Populate(SlackWorkspace slack)
    {
        slack.AddPerson(new(Puller, "puller"));
        var file = new StringBuilder("lines:\n");
        for (var line = 0; line < Lines; line++)
        {
            var fixer = $"U0FIXER{line:D3}";
            slack.AddPerson(new(fixer, $"fixer{line}") { IsPrimaryOwner = line == 0, IsOwner = line == 0 });
            slack.AddChannel($"line-{line}", [Puller, fixer], id: Channel(line));
            file.Append($"  - {{ name: line-{line}, channels: [{Channel(line)}], owner: {fixer}, rotation: {{ members: [{fixer}], zone: Europe/Berlin }} }}\n");
        }

        return file.ToString();
    }

    private static string Channel(int line) => $"C0LINE{line:D4}";

    private static void Print(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        var (median, p99) = (milliseconds[milliseconds.Count / 2], milliseconds[milliseconds.Count * 99 / 100]);
        Console.WriteLine($"{what}: median {median:F1} ms, 99 % {p99:F1} ms, slowest {milliseconds[^1]:F1} ms");
    }
}
