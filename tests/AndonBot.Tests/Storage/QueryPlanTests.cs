using AndonBot.Outbox;
using AndonBot.Tests.Support;

namespace AndonBot.Tests.Storage;

/// <summary>Queries with small results do not read the whole table of notifications.</summary>
public sealed class QueryPlanTests
{
    [Test]
    public async Task What_was_refused_is_found_without_reading_the_whole_table()
    {
        await using var world = await AndonWorld.StartAsync();
        await world.ExecuteAsync("""
            insert into notice (workspace_id, subject_kind, subject_id, kind, step, recipient, urgency, destination, state)
            select 'T', 'incident', i, 'Card', 0, 'C', 1, 'C', case when i % 5000 = 0 then 'refused' else 'accepted' end from generate_series(1, 20000) i;
            analyze notice
            """);

        var plan = await world.QueryAsync<string>($"explain (format json) {BacklogStore.Refused}", new { workspace = "T" });

        Assert.That(plan, Does.Contain("notice_refused"));
    }
}
