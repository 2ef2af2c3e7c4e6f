using Dapper;

namespace AndonBot.Storage;

/// <summary>Deletes what is older than the policy says, a few rows at a time, so that nobody waits for it.</summary>
public sealed class RetentionStore(Database database, RetentionPolicy policy, WorldClock clock)
{
    private const int Batch = 1_000;

    private const string Deliveries = """
        delete from delivery where ctid = any(array(
            select ctid from delivery where received_at < clock_timestamp() - make_interval(days => @Deliveries) limit @Batch))
        """;

    /// <summary>
    /// What was said about an incident is kept with it, because from it follows what is not said again. What was refused stays until it is mended,
    /// and of each kind the last one, from which the next follows.
    /// </summary>
    private const string Messages = """
        delete from notice where ctid = any(array(
            select n.ctid from notice n where n.subject_kind <> 'incident' and n.kind <> 'Refused' and n.state in ('accepted', 'superseded')
                and n.queued_at < clock_timestamp() - make_interval(days => @Messages)
                and exists (
                    select from notice later where later.workspace_id = n.workspace_id and later.subject_kind = n.subject_kind
                        and later.subject_id = n.subject_id and later.kind = n.kind and later.state = 'accepted' and later.queued_at > n.queued_at)
            limit @Batch))
        """;

    private const string Timeline = """
        delete from incident_event where ctid = any(array(
            select e.ctid from incident_event e join incident i on i.workspace_id = e.workspace_id and i.number = e.incident_number
            where coalesce(i.fixed_at, i.dismissed_at) < @now - make_interval(days => @Timeline) limit @Batch))
        """;

    public async Task DeleteOld(CancellationToken cancellation)
    {
        var parameters = new { policy.Deliveries, policy.Messages, policy.Timeline, now = clock.Now(), Batch };
        await using var connection = await database.Work.OpenConnectionAsync(cancellation);
        foreach (var statement in new[] { Deliveries, Messages, policy.Timeline is null ? null : Timeline }.OfType<string>())
        {
            var command = new CommandDefinition(statement, parameters, cancellationToken: cancellation);
            while (await connection.ExecuteAsync(command) == Batch)
            {
            }
        }
    }
}
