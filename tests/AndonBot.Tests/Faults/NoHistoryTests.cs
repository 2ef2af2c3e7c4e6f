using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>A workspace in which the bot may not read what it said.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NoHistoryTests
{
    [Test]
    public async Task A_repeat_that_Slack_does_not_take_at_first_still_says_that_it_may_be_one()
    {
        await using var world = await StartAsync(settings: SlackAnswerTests.Impatient);
        await using var records = new Records(world.ConnectionString, world.Slack);
        world.Slack.Scopes = world.Slack.Scopes.Where(scope => !scope.EndsWith(":history", StringComparison.Ordinal)).ToHashSet();
        foreach (var fault in new[] { Fault.Reset(accepts: true), Fault.TooManyRequests("1") })
            world.Slack.Faults.On("chat.postMessage", fault, times: 1, channel: Checkout);

        await world.SayAsync(Ann, "/andon checkout is down");
        await records.SettledAsync(() => world.Now);

        var card = OutboxInvariants.Posts(world.Slack).Where(post => post.Entry.Channel == Checkout).Take(2).Select(post => post.Entry);
        Assert.That(card.Select(OutboxInvariants.IsMarkedAsRepeat), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task What_Slack_may_have_is_said_once_more_at_most_and_says_that_it_may_be_a_repeat()
    {
        await using var world = await StartAsync();
        world.Slack.Scopes = world.Slack.Scopes.Where(scope => !scope.EndsWith(":history", StringComparison.Ordinal)).ToHashSet();
        await using var replicas = await Replicas.TakeOverAsync(world);

        var armed = await replicas.StartAsync(kill: KillPoints.AfterHttp);
        await world.As(Ann).SayAsync(Checkout, "/andon checkout is down");
        Assert.That(await armed.ExitAsync(), Is.EqualTo(BotProcess.Killed));
        await replicas.StartAsync();
        await replicas.SettledAsync();

        var repeated = OutboxInvariants.Posts(world.Slack).GroupBy(post => post.Notice).Where(same => same.Count() > 1).ToList();
        Assert.That(repeated, Is.Not.Empty, "What was posted as the process died is posted again.");
        foreach (var same in repeated)
        {
            Assert.That(same.Count(), Is.EqualTo(2));
            Assert.That(same.Select(post => post.Entry.Arguments.ToJsonString().Contains("may be a repeat", StringComparison.Ordinal)),
                Is.EqualTo(new[] { false, true }));
        }
    }
}
