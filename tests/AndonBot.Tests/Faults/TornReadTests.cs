using AndonBot.Incidents;
using AndonBot.Notifications;
using AndonBot.Outbox;
using AndonBot.Playground.LocalSlack;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using Dapper;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults;

/// <summary>An incident changes while its facts are being read.</summary>
public sealed class TornReadTests
{
    [Test]
    public async Task A_card_that_was_read_before_a_change_does_not_count_as_showing_it()
    {
        await using var world = await StartAsync();
        await world.SayAsync(Ann, "/andon checkout is down");
        await world.SettleAsync();
        await using var other = await world.Get<Database>().Work.OpenConnectionAsync();
        // The sender waits here, in the midst of its statements: the incident is read, and its actions are not.
        await using var midst = await other.BeginTransactionAsync();
        await other.ExecuteAsync("lock table action in access exclusive mode", transaction: midst);
        var loading = world.Get<ContextStore>().Load(new DueSubject(new(world.Slack.Settings.TeamId, IncidentStore.SubjectKind, 1), 1));
        await using var records = new Records(world.ConnectionString, world.Slack);
        await records.UntilAsync(async () => await records.QueryAsync<long>(
            "select count(*) from pg_locks l join pg_class c on c.oid = l.relation where c.relname = 'action' and not l.granted") > 0);

        await records.ExecuteAsync("""
            begin;
            update incident set contained_at = called_at, contained_by = called_by, containment = 'rolled back' where number = 1;
            update due set version = version + 1, next_notice_at = called_at from incident where subject_kind = 'incident' and subject_id = 1 and number = 1;
            commit
            """);
        await midst.CommitAsync();

        var context = (IncidentContext)(await loading)!;
        Assert.That(context.Facts.Incident.ContainedAt, Is.Null, "It was read before.");
        await world.SettleAsync();
        var card = world.Slack.Journal.Entries.Last(entry => entry is { Kind: JournalKind.Request, Name: "chat.update", Channel: Checkout, Accepted: true });
        Assert.That(card.Arguments["blocks"]!.ToString(), Does.Contain("rolled back"));
    }
}
