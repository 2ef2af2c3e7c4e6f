using AndonBot.Outbox;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using Dapper;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>An incident changes while its facts are being read.</summary>
public sealed class TornReadTests
{
    [Test]
    public async Task What_was_read_before_the_change_does_not_count_as_showing_it()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();
        await using var other = await world.Get<Database>().Work.OpenConnectionAsync();
        // The reader waits here, in the midst of its statements.
        await using var midst = await other.BeginTransactionAsync();
        await other.ExecuteAsync("lock table workspace in access exclusive mode", transaction: midst);
        var reading = world.Get<FactsStore>().Gather(new Subject(world.Slack.Settings.TeamId, SubjectKinds.Incident, 1));
        await using var records = new Records(world.ConnectionString, world.Slack);
        await records.UntilAsync(async () => await records.QueryAsync<long>(
            "select count(*) from pg_locks l join pg_class c on c.oid = l.relation where c.relname = 'workspace' and not l.granted") > 0);

        await records.ExecuteAsync("""
            begin;
            update incident set contained_at = called_at, contained_by = called_by, containment = 'rolled back' where number = 1;
            update due set version = version + 1 where subject_kind = 'incident' and subject_id = 1;
            commit
            """);
        await midst.CommitAsync();

        var gathered = (IncidentGathered)(await reading)!;
        Assert.That(gathered.Facts.Incident.ContainedAt, Is.Null, "It was read before.");
        Assert.That(gathered.Facts.Version, Is.EqualTo(await records.QueryAsync<long>("select version - 1 from due where subject_kind = 'incident'")));
    }
}
