using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>Nothing that goes wrong on one line, and no backlog, keeps the bot from calling for another line.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StarvationTests
{
    private const int MoreThanAreTakenAtOnce = 250;

    [Test]
    public async Task Subjects_that_cannot_be_evaluated_do_not_silence_another_line()
    {
        await using var world = await StartWithTwoLinesAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await Backlog.CopyIncidentAsync(world, MoreThanAreTakenAtOnce);
        await world.ExecuteAsync("""
            update line set severities = '{"sev2": "not a policy"}' where name = 'checkout';
            update due set next_notice_at = '2030-01-07'
            """);
        await records.UntilAsync(async () => await FailedAsync(world) >= MoreThanAreTakenAtOnce, TimeSpan.FromMinutes(3));

        Assert.That(await UrgentCall.PullAsync(world), Is.LessThan(UrgentCall.InTime));
        OutboxInvariants.PaceHolds(world.Slack);
    }

    [Test]
    public async Task A_subject_that_could_not_be_evaluated_is_evaluated_again_once_that_is_mended()
    {
        await using var world = await StartWithTwoLinesAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.ExecuteAsync("create table kept as select line_id, severities from line; update line set severities = '{\"sev2\": \"not a policy\"}'");
        await world.ExecuteAsync("update due set next_notice_at = '2030-01-07' where subject_kind = 'incident'");
        await records.UntilAsync(async () => await FailedAsync(world) == 1);

        await world.ExecuteAsync("update line set severities = kept.severities from kept where kept.line_id = line.line_id");
        await world.PassAsync(NodaTime.Duration.FromMinutes(30));

        Assert.That(await FailedAsync(world), Is.Zero);
        Assert.That(world.Card().Text, Does.Contain("stopped"));
    }

    [Test]
    public async Task A_message_that_cannot_be_made_holds_up_no_other_and_is_made_once_its_cause_is_mended()
    {
        await using var world = await UrgentCall.StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.ExecuteAsync($"""
            insert into destination (workspace_id, channel, parked_until)
            select workspace_id, channel, clock_timestamp() + interval '10 minutes' from workspace, (values ('{Checkout}'), ('{Bob}')) as parked (channel)
            on conflict (workspace_id, channel) do update set parked_until = excluded.parked_until
            """);
        await world.SayAsync(Ann, "/andon checkout is down");
        await records.UntilAsync(async () => await world.CountAsync("select count(*) from notice where kind in ('Card', 'Call') and state = 'deferred'") == 2);
        await world.ExecuteAsync("""
            create table kept as select line_id, severities from line;
            update line set severities = '{"sev2": "not a policy"}' where name = 'checkout';
            update destination set parked_until = '-infinity'
            """);
        await records.UntilAsync(async () => await world.CountAsync("select count(*) from notice where failures > 0") > 0);

        Assert.That(await UrgentCall.PullAsync(world), Is.LessThan(UrgentCall.InTime));
        await world.ExecuteAsync("update line set severities = kept.severities from kept where kept.line_id = line.line_id");
        await world.SayAsync(Bob, "/andon ack 1");
        await records.SettledAsync(() => world.Now);

        // In its shortest form, which is the last that is tried.
        Assert.That(world.As(Ann).Reads("#checkout"), Does.Contain("#1 (SEV2): checkout is down").And.Contain("@Bob is on it."));
        await OutboxInvariants.HoldAsync(records);
    }

    [Test]
    public async Task Of_two_calls_that_wait_the_more_severe_incidents_leaves_first()
    {
        await using var world = await StartAsync();
        await using var records = new Records(world.ConnectionString, world.Slack);
        await world.AddLineAsync(LineOf("payments", [Payments], [Bob, Cleo]));
        await records.SettledAsync(() => world.Now);
        await world.ExecuteAsync("""
            insert into destination (workspace_id, channel, parked_until) select workspace_id, '*', clock_timestamp() + interval '10 minutes' from workspace
            on conflict (workspace_id, channel) do update set parked_until = excluded.parked_until
            """);

        await world.SayAsync(Ann, "/andon sev3 carts are slow");
        await world.SayAsync(Ann, "/andon sev1 nobody can pay", Payments);
        await records.UntilAsync(async () => await world.CountAsync("select count(*) from notice where kind = 'Call' and state = 'deferred'") == 2);
        await world.ExecuteAsync("update destination set parked_until = '-infinity'");
        await records.SettledAsync(() => world.Now);

        Assert.That(world.Inbox(Bob).Select(call => call.Contains("nobody can pay", StringComparison.Ordinal)), Is.EqualTo(new[] { true, false }));
    }

    private static async Task<AndonWorld> StartWithTwoLinesAsync()
    {
        var world = await UrgentCall.StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();
        return world;
    }

    private static Task<long> FailedAsync(AndonWorld world) => world.CountAsync("select count(*) from due where failures > 0");
}
