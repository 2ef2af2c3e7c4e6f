using AndonBot.Domain.Notifications;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Outbox;

/// <summary>A notice on its way into a queue.</summary>
internal sealed record Queued(NoticeKey Key, Urgency Urgency, string Destination);

/// <summary>What a look decides: what is queued, and when to look again.</summary>
internal sealed record Plan(IReadOnlyList<Queued> Queue, Instant? Next);

/// <summary>What is to be looked at, and the queues of what is to be said.</summary>
internal sealed class PlanStore(Database database, FactsStore facts)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<Subject>> Due(Instant now)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return
        [
            .. await connection.QueryAsync<Subject>("""
                select workspace_id, subject_kind, subject_id from due
                where subject_kind = any(@Kinds) and next_notice_at <= @now order by next_notice_at limit @Most
                """, new { now, Most, facts.Kinds }),
        ];
    }

    /// <summary>Looks at a subject and writes what was decided; a decision of null writes nothing and leaves it due.</summary>
    /// <returns>False when another replica has the subject, or it is not due any more, or nothing was decided.</returns>
    public Task<bool> Look(Subject subject, Instant now, Func<NotificationContext, Plan?> decide) => database.InWork(async (connection, transaction) =>
    {
        if (!await Take(connection, transaction, subject, now))
            return false;
        var gathered = await facts.Gather(connection, transaction, subject);
        if ((gathered is null ? new Plan([], null) : decide(gathered)) is not { } plan)
            return false;
        if (plan.Queue.Count > 0)
            await Queue(connection, transaction, subject, plan.Queue);
        await connection.ExecuteAsync("""
            update due set next_notice_at = @Next where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId
            """, new { subject.WorkspaceId, subject.SubjectKind, subject.SubjectId, plan.Next }, transaction);
        return true;
    });

    /// <summary>Takes a subject for this transaction.</summary>
    private static async Task<bool> Take(NpgsqlConnection connection, NpgsqlTransaction transaction, Subject subject, Instant now) =>
        await connection.ExecuteScalarAsync<long?>("""
            select version from due
            where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId and next_notice_at <= @now
            for update skip locked
            """, new { subject.WorkspaceId, subject.SubjectKind, subject.SubjectId, now }, transaction) is not null;

    /// <summary>Queues notices at their destinations: new ones, and ones that were said before and must be said differently now.</summary>
    private static async Task Queue(NpgsqlConnection connection, NpgsqlTransaction transaction, Subject subject, IReadOnlyList<Queued> notices)
    {
        var rows = new
        {
            subject.WorkspaceId,
            subject.SubjectKind,
            subject.SubjectId,
            Kinds = notices.Select(n => n.Key.Kind.ToString()).ToArray(),
            Steps = notices.Select(n => n.Key.Step).ToArray(),
            Recipients = notices.Select(n => n.Key.Recipient).ToArray(),
            Urgencies = notices.Select(n => (int)n.Urgency).ToArray(),
            Destinations = notices.Select(n => n.Destination).ToArray(),
        };
        await connection.ExecuteAsync("""
            insert into destination (workspace_id, channel) select distinct @WorkspaceId, d from unnest(@Destinations) d order by 2 on conflict do nothing
            """, rows, transaction);
        await connection.ExecuteAsync("""
            insert into notice as n (workspace_id, subject_kind, subject_id, kind, step, recipient, urgency, destination)
            select @WorkspaceId, @SubjectKind, @SubjectId, kind, step, recipient, urgency, destination
            from unnest(@Kinds, @Steps, @Recipients, @Urgencies, @Destinations) as q (kind, step, recipient, urgency, destination)
            on conflict (workspace_id, subject_kind, subject_id, kind, step, recipient) do update
            set state = 'deferred', urgency = excluded.urgency, destination = excluded.destination, failures = 0,
                lease_until = '-infinity', queued_at = clock_timestamp()
            where n.state in ('accepted', 'refused', 'superseded')
            """, rows, transaction);
    }
}
