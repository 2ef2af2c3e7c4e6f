using AndonBot.Storage;
using AndonBot.Tests.Support;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Operation;

/// <summary>What has served its purpose goes after its time; incidents, postmortems and actions stay.</summary>
public sealed class RetentionTests
{
    [Test]
    public async Task What_is_old_goes_and_what_follows_from_it_is_not_said_again()
    {
        await using var world = await StartAsync();
        await world.TellAsync(Ann, "/andon checkout is down");
        await world.TellAsync(Bob, "/andon action 1 carts without a price are rejected @cleo tomorrow");
        await world.TellAsync(Bob, "/andon dismiss 1 a test of the cord");
        await world.PassAsync(Duration.FromDays(7));
        await world.PassAsync(Duration.FromDays(7));
        await world.ExecuteAsync("update notice set queued_at = queued_at - interval '91 days'");
        await world.ExecuteAsync("update delivery set received_at = received_at - interval '25 hours' where user_id = 'U0ANN00001'");
        var (said, before) = (world.Slack.Journal.Entries.Count(entry => entry.Name == "chat.postMessage"), await RowsAsync(world));
        Assert.That(before.Handoffs, Is.GreaterThanOrEqualTo(2));

        await DeleteOldAsync(world, timeline: null);

        var kept = await RowsAsync(world);
        Assert.That(kept, Is.EqualTo(before with { Handoffs = 1, Deliveries = before.Deliveries - 1 }));
        await world.ExecuteAsync("update due set version = version + 1, next_notice_at = '-infinity'");
        await world.SettleAsync();
        Assert.That(world.Slack.Journal.Entries.Count(entry => entry.Name == "chat.postMessage"), Is.EqualTo(said));

        await DeleteOldAsync(world, timeline: 30);
        Assert.That((await RowsAsync(world)).Events, Is.EqualTo(kept.Events), "The incident has not ended long ago.");
        world.MoveTo(world.Now + Duration.FromDays(31));
        await DeleteOldAsync(world, timeline: 30);
        Assert.That(await RowsAsync(world), Is.EqualTo(kept with { Events = 0 }));
    }

    [Test]
    public async Task Many_rows_go_in_small_batches()
    {
        await using var world = await StartAsync();
        await world.ExecuteAsync("""
            insert into delivery (workspace_id, key, user_id, channel, text, received_at)
            select 'T0ANDON001', 'old-' || n, 'U0ANN00001', '', '', clock_timestamp() - interval '2 days' from generate_series(1, 2500) n
            """);

        await DeleteOldAsync(world, timeline: null);

        Assert.That((await RowsAsync(world)).Deliveries, Is.Zero);
    }

    private static Task DeleteOldAsync(AndonWorld world, int? timeline) =>
        new RetentionStore(world.Get<Database>(), new(1, 90, timeline), world.Get<WorldClock>()).DeleteOld(default);

    private static async Task<Rows> RowsAsync(AndonWorld world) => new(
        await world.CountAsync("select count(*) from incident"), await world.CountAsync("select count(*) from action"),
        await world.CountAsync("select count(*) from incident_event"), await world.CountAsync("select count(*) from delivery"),
        await world.CountAsync("select count(*) from notice where subject_kind = 'incident'"),
        await world.CountAsync("select count(*) from notice where kind = 'Handoff'"));

    private sealed record Rows(long Incidents, long Actions, long Events, long Deliveries, long OfIncidents, long Handoffs);
}
