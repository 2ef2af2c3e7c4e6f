using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>Whatever goes wrong on other lines, a SEV1 is called within five seconds, and Slack gets no more messages than it takes.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class UrgentCallTests
{
    private const int ManyLines = 12;

    [Test]
    public async Task During_a_flood_of_pulls_by_one_guest()
    {
        const int Pulls = 500;
        await using var world = await UrgentCall.StartAsync();
        var pulled = 0;

        // Each is recorded: the limit of a person's pulls, which asks before that, is not what holds here.
        var flood = Parallel.ForEachAsync(Enumerable.Range(0, Pulls), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (pull, _) =>
        {
            await world.SayAsync(Guest, $"/andon sev1 part {pull} is down");
            Interlocked.Increment(ref pulled);
        });
        await world.Slack.Journal.ConditionAsync(() => pulled > Pulls / 2);
        var during = await UrgentCall.PullAsync(world);
        await flood;
        await UrgentCall.AddLineAsync(world, "search", AndonWorld.Random, Dora, Cleo);
        var after = await UrgentCall.PullAsync(world, AndonWorld.Random, Dora);

        await ReportAsync("flood", during, after);
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(Pulls + 2));
        OutboxInvariants.PaceHolds(world.Slack);
    }

    [Test]
    public async Task Before_a_backlog_of_15_000_overdue_incidents()
    {
        const int Overdue = 15_000;
        await using var world = await UrgentCall.StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await Backlog.CopyIncidentAsync(world, Overdue);

        var called = await UrgentCall.PullAsync(world);

        var waiting = await world.CountAsync("select count(*) from due where next_notice_at <= @Now and subject_kind = 'incident'");
        await ReportAsync($"backlog, {waiting} not yet evaluated", called);
        Assert.That(waiting, Is.GreaterThan(Overdue / 2));
        OutboxInvariants.PaceHolds(world.Slack);
    }

    [Test]
    public async Task While_Slacks_answers_in_many_channels_do_not_end()
    {
        await using var world = await UrgentCall.StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await UrgentCall.AddLineAsync(world, "search", AndonWorld.Random, Dora, Cleo);
        var drips = new List<FaultRule>();
        for (var line = 0; line < ManyLines; line++)
        {
            var channel = $"C0LINE{line:0000}";
            world.Slack.AddChannel($"line-{line}", [Ann, Bob], id: channel);
            await world.AddLineAsync(LineOf($"line-{line}", [channel], [Bob]));
            drips.Add(world.Slack.Faults.On("chat.postMessage", Fault.Drip(), times: int.MaxValue, channel: channel));
            await world.SayAsync(Ann, $"/andon part {line} is slow", channel);
            await world.SayAsync(Ann, $"/andon sev1 part {line} is down", channel);
        }

        await world.Slack.UntilAsync(() => drips.All(drip => drip.Hits > 0));
        var waitingForThem = await UrgentCall.PullAsync(world);
        await records.UntilAsync(() => records.QueryAsync<bool>("select exists (select from notice where kind = 'Card' and state = 'unknown')"));
        var afterThem = await UrgentCall.PullAsync(world, AndonWorld.Random, Dora);

        await ReportAsync("dripping", waitingForThem, afterThem);
        world.Slack.Faults.Clear();
        OutboxInvariants.PaceHolds(world.Slack);
    }

    [Test]
    public async Task After_Slack_has_failed_for_a_minute()
    {
        await using var world = await UrgentCall.StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        var outage = world.Slack.Faults.On("*", Fault.ServerError(), times: int.MaxValue);
        var end = Task.Delay(TimeSpan.FromMinutes(1));
        for (var incident = 0; incident < ManyLines; incident++)
            await world.SayAsync(Ann, $"/andon part {incident} is down", Checkout);
        await world.SayAsync(Ann, $"/andon sev1 nobody gets through in {Payments}", Payments);
        await end;

        world.Slack.Faults.Remove(outage);
        var back = TimeProvider.System.GetUtcNow();
        var called = (await UrgentCall.UntilCalledAsync(world)).At - back;

        await ReportAsync($"500 for a minute, {outage.Hits} calls of Slack meanwhile", called);
        OutboxInvariants.PaceHolds(world.Slack);
    }

    [Test]
    public async Task After_a_week_in_which_the_bot_was_off()
    {
        await using var world = await UrgentCall.StartAsync();
        for (var line = 0; line < ManyLines; line++)
        {
            world.Slack.AddChannel($"line-{line}", [Ann, Bob], id: $"C0LINE{line:0000}");
            await world.AddLineAsync(LineOf($"line-{line}", [$"C0LINE{line:0000}"], [Bob, Ann]));
            await world.SayAsync(Ann, $"/andon part {line} is down", $"C0LINE{line:0000}");
        }

        await using var replicas = await Replicas.TakeOverAsync(world);
        replicas.Pass(Duration.FromDays(7));
        await replicas.StartAsync(settings: ("Notices__WorkspaceRate", "40"));
        // The shift has passed from Cleo to Dora, with the week.
        var called = await UrgentCall.PullAsync(world, fixer: Dora);
        var said = OutboxInvariants.Posts(world.Slack).Count;

        await ReportAsync("a week's silence", called);
        await world.Slack.Journal.ConditionAsync(() => OutboxInvariants.Posts(world.Slack).Count > said + ManyLines);
        OutboxInvariants.PaceHolds(world.Slack);
    }

    [Test]
    public async Task On_a_Monday_at_nine_when_500_actions_are_due()
    {
        const int Owners = 20;
        const int ActionsOfEach = 25;
        await using var world = await UrgentCall.StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon contain 1 rolled back");
        for (var owner = 0; owner < Owners; owner++)
        {
            world.Slack.AddPerson(new($"U0OWNER{owner:000}", $"owner{owner}") { TimeZone = "Europe/Berlin" });
            await world.SayAsync(Bob, $"/andon action 1 price {owner} is checked at the gateway @owner{owner} 2030-01-14");
        }

        await Backlog.CopyActionsAsync(world, ActionsOfEach - 1);
        world.MoveTo(Instant.FromUtc(2030, 1, 14, 8, 0, 1));
        var called = await UrgentCall.PullAsync(world, fixer: Dora);
        await world.Slack.Journal.ConditionAsync(() => Digests(world).Count == Owners);

        await ReportAsync("500 actions", called);
        var digests = Digests(world);
        Assert.That(digests[^1].Elapsed - digests[0].Elapsed, Is.LessThan(TimeSpan.FromSeconds(15)), "They are not slower than they have to be.");
        OutboxInvariants.PaceHolds(world.Slack);

        static List<JournalEntry> Digests(AndonWorld world) => [.. world.Slack.Journal.Entries.Where(entry =>
            entry is { Name: "chat.postMessage", Accepted: true } && entry.Arguments.ToJsonString().Contains("Good morning", StringComparison.Ordinal))];
    }

    private static async Task ReportAsync(string trouble, params TimeSpan[] called)
    {
        await TestContext.Out.WriteLineAsync($"{trouble}: called after {string.Join(" and ", called.Select(one => $"{one.TotalSeconds:0.0} s"))}");
        Assert.That(called, Is.All.LessThan(UrgentCall.InTime));
    }
}
