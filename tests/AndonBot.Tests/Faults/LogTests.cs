using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>The log goes to standard output, and whoever reads it may stop reading.</summary>
public sealed class LogTests
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(3);

    [TestCase("Debug")]
    [TestCase("Trace")]
    public async Task A_log_that_nobody_reads_holds_nothing_up_and_tells_later_how_much_it_left_out(string level)
    {
        await using var world = await StartAsync();
        await world.StopBotAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await using var bot = BotProcess.StartUnread(
        [
            .. BotProcess.Settings(world.Slack, world.ConnectionString),
            ("Logging__LogLevel__Default", level), ("Logging__LogLevel__Microsoft.AspNetCore", level), ("Logging__LogLevel__Quartz", level),
            // A tick writes some lines, so that the queue is soon full.
            ("Notices__Tick", "2ms"), ("Logging__Console__MaxQueueLength", "100"),
        ]);
        world.Slack.Bot = await bot.ReadyAsync();
        await FillAsync(bot);

        await world.SayAsync(Ann, "/andon checkout is down");
        var command = world.Slack.Journal.Entries.Single(entry => entry.Name == "command");
        Assert.That(command.AnsweredAfter, Is.LessThan(InTime));
        await world.Slack.Journal.UntilAsync(entry => entry is { Name: "chat.postMessage", Accepted: true } && entry.Channel == world.Slack.DirectWith(Bob).Id);

        bot.ReadOutput();
        await records.UntilAsync(() => Task.FromResult(bot.Output.Contains("dropped because of queue size limit", StringComparison.Ordinal)));
    }

    /// <summary>Asks until more was written than a pipe and the queue hold.</summary>
    private static async Task FillAsync(BotProcess bot)
    {
        for (var request = 0; request < 500; request++)
            await bot.ReadyAsync();
    }
}
