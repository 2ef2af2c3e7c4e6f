using System.Text.RegularExpressions;
using AndonBot.Domain.Lines;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>SIGKILL at moments that nobody chose, while people pull.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class RandomKillTests
{
    private const int Kills = 10;
    private const int LineCount = 15;
    private const int PullsAtOnce = 4;

    [TestCase(20300107)]
    public async Task Every_acknowledged_pull_has_one_incident_one_card_and_its_call(int seed)
    {
        var random = new Random(seed);
        await using var world = await StartAsync(withLine: false);
        var lines = await AddLinesAsync(world);
        await using var replicas = await Replicas.TakeOverAsync(world);
        var acknowledged = new Dictionary<string, long>();
        var texts = new List<string>();

        var next = replicas.Launch();
        for (var kill = 0; kill < Kills; kill++)
        {
            var (serving, address) = (next, await next.ReadyAsync());
            next = replicas.Launch();
            world.Slack.Bot = address;
            var pulls = Enumerable.Range(0, PullsAtOnce).Select(i => (Line: lines[random.Next(LineCount)], Text: $"defect {kill}.{i}")).ToList();
            var answers = pulls.Select(pull => world.As(Ann).SayAsync(pull.Line.Channels[0], $"/andon {pull.Text}")).ToList();
            await UntilAnsweredAsync(answers, random.Next(PullsAtOnce + 1));
            await Task.Delay(random.Next(40));
            serving.Kill();
            foreach (var (pull, answer) in pulls.Zip(await Task.WhenAll(answers)))
            {
                texts.Add(pull.Text);
                if (NumberIn(answer) is { } number)
                    acknowledged.Add(pull.Text, number);
            }
        }

        await next.ReadyAsync();
        // Calls of pulls that overlap are held for a minute.
        replicas.Pass(Duration.FromMinutes(2));
        await replicas.SettledAsync();

        TestContext.Out.WriteLine($"{texts.Count} pulls, {acknowledged.Count} of them acknowledged, {Kills} kills");
        var incidents = (await replicas.Records.ReadAsync<(long Number, string Text)>("select number, text from incident"))
            .ToLookup(row => row.Text, row => row.Number);
        Assert.Multiple(() =>
        {
            Assert.That(acknowledged, Is.Not.Empty);
            foreach (var text in texts)
            {
                if (acknowledged.TryGetValue(text, out var number))
                    Assert.That(incidents[text], Is.EqualTo(new[] { number }), text);
                else
                    Assert.That(incidents[text].Count(), Is.LessThanOrEqualTo(1), text);
            }
        });
        Assert.That(
            await replicas.Records.ReadAsync<long>("""
                select number from incident i where 1 <> (select count(*) from notice where subject_id = i.number and kind = 'Card' and state = 'accepted')
                   or not exists (select from notice where subject_id = i.number and kind = 'Call' and recipient = i.fixer and state = 'accepted')
                """), Is.Empty, "Every incident has a card, and its Fixer was called.");
        await OutboxInvariants.HoldAsync(replicas.Records);
    }

    /// <summary>Lines with people and channels of their own, so that Slack's pace is not what is waited for.</summary>
    private static async Task<IReadOnlyList<Line>> AddLinesAsync(AndonWorld world)
    {
        var lines = new List<Line>();
        for (var i = 0; i < LineCount; i++)
        {
            var fixer = world.Slack.AddPerson(new($"U0FIXER{i:000}", $"fixer{i}"));
            var channel = world.Slack.AddChannel($"line-{i}", [Ann, fixer.Id]);
            lines.Add(LineOf($"line-{i}", [channel.Id], [fixer.Id, Bob]));
            await world.AddLineAsync(lines[^1]);
        }

        return lines;
    }

    private static async Task UntilAnsweredAsync(IEnumerable<Task> answers, int count)
    {
        await foreach (var _ in Task.WhenEach(answers.ToArray()).Take(count))
        {
        }
    }

    private static long? NumberIn(DeliveryResult answer) =>
        answer.Failure is null && Pulled().Match(answer.Body) is { Success: true } match ? long.Parse(match.Groups[1].Value) : null;

    [GeneratedRegex("Cord pulled, #([0-9]+)")]
    private static partial Regex Pulled();
}
