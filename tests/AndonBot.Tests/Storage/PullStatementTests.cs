using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Storage;

/// <summary>What a pull and the messages that follow from it cost the database.</summary>
public sealed class PullStatementTests
{
    /// <summary>The median of the statements of schema version 4.</summary>
    private const long Version4 = 442;

    private const int Pulls = 5;

    /// <summary>Longer than a channel's pace: whatever still follows from a pull has begun by then.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    [Test]
    public async Task A_pull_and_its_messages_take_at_most_half_of_the_statements_of_schema_version_4()
    {
        var counts = new List<IReadOnlyList<(long Calls, string Text)>>();
        await CountAsync(counts);

        var median = counts.OrderBy(Sum).ElementAt(Pulls / 2);
        await TestContext.Out.WriteLineAsync($"Statements of each pull: {string.Join(", ", counts.Select(Sum))}; the median one's:");
        foreach (var (calls, text) in median)
            await TestContext.Out.WriteLineAsync($"{calls,5} {text}");
        Assert.That(Sum(median), Is.LessThanOrEqualTo(Version4 / 2));
    }

    /// <summary>Pulls on quiet lines, one after another, each counted until the bot is at rest.</summary>
    private static async Task CountAsync(List<IReadOnlyList<(long Calls, string Text)>> counts)
    {
        await using var statements = await ServerStatements.StartAsync();
        // A tick would count what an idle bot does; the bot's own alarm serves what waits for a channel's pace.
        await using var world = await StartAsync(withLine: false, database: statements.Database, settings: ("Notices:Tick", "00:30:00"));
        for (var line = 0; line <= Pulls; line++)
        {
            var channel = world.Slack.AddChannel($"line-{line}", [Ann, Bob, Dora]).Id;
            await world.AddLineAsync(LineOf($"line-{line}", [channel], [Bob]));
            await world.Slack.Journal.QuietAsync(Rest);
            await statements.ResetAsync();
            await PullAsync(world, channel, $"payment {line} fails");
            // The first pull opens the bot's connections.
            if (line > 0)
                counts.Add(await statements.ReadAsync());
        }
    }

    /// <summary>Pulls at SEV1, which stops the line, and waits for the card, the call, the thread's line and all that follows from them.</summary>
    private static async Task PullAsync(AndonWorld world, string channel, string text)
    {
        var before = world.Slack.Journal.Entries.Count;
        Assert.That(await world.SayAsync(Ann, $"/andon sev1 {text}", channel), Does.StartWith("Cord pulled"));
        await world.Slack.Journal.ConditionAsync(() => world.Slack.Journal.Entries.Skip(before).Where(entry => entry.Accepted).ToList() is var taken
            && Takes(taken, "chat.postMessage", channel) >= 2 && Takes(taken, "chat.postMessage", world.Slack.DirectWith(Bob).Id) >= 1);
        await world.Slack.Journal.QuietAsync(Rest);
    }

    private static int Takes(List<JournalEntry> taken, string method, string channel) =>
        taken.Count(entry => entry.Name == method && entry.Channel == channel);

    private static long Sum(IReadOnlyList<(long Calls, string Text)> statements) => statements.Sum(statement => statement.Calls);
}
