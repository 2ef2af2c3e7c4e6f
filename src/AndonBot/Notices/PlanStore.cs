using AndonBot.Domain.Notices;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Notices;

/// <summary>An incident that is to be looked at.</summary>
internal sealed record Subject(string WorkspaceId, long SubjectId);

/// <summary>What is to be looked at, and the queue of what is to be said.</summary>
internal static class PlanStore
{
    public const int Most = 100;

    public static async Task<IReadOnlyList<Subject>> Due(NpgsqlConnection connection, Instant now) =>
    [
        .. await connection.QueryAsync<Subject>("""
            select workspace_id, subject_id from due where subject_kind = 'incident' and next_notice_at <= @now order by next_notice_at limit @Most
            """, new { now, Most }),
    ];

    /// <summary>Takes a subject for this transaction; false when another replica has it or it is not due any more.</summary>
    public static async Task<bool> Take(NpgsqlConnection connection, NpgsqlTransaction transaction, Subject subject, Instant now) =>
        await connection.ExecuteScalarAsync<long?>("""
            select version from due
            where workspace_id = @WorkspaceId and subject_kind = 'incident' and subject_id = @SubjectId and next_notice_at <= @now
            for update skip locked
            """, new { subject.WorkspaceId, subject.SubjectId, now }, transaction) is not null;

    public static Task LookAgain(NpgsqlConnection connection, NpgsqlTransaction transaction, Subject subject, Instant? next) =>
        connection.ExecuteAsync("""
            update due set next_notice_at = @next where workspace_id = @WorkspaceId and subject_kind = 'incident' and subject_id = @SubjectId
            """, new { subject.WorkspaceId, subject.SubjectId, next }, transaction);

    /// <summary>Queues notices at their destinations: new ones, and ones that were said before and must be said differently now.</summary>
    public static async Task Queue(NpgsqlConnection connection, NpgsqlTransaction transaction, Subject subject, IReadOnlyList<Queued> notices)
    {
        var rows = new
        {
            subject.WorkspaceId,
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
            select @WorkspaceId, 'incident', @SubjectId, kind, step, recipient, urgency, destination
            from unnest(@Kinds, @Steps, @Recipients, @Urgencies, @Destinations) as q (kind, step, recipient, urgency, destination)
            on conflict (workspace_id, subject_kind, subject_id, kind, step, recipient) do update
            set state = 'deferred', urgency = excluded.urgency, destination = excluded.destination, failures = 0,
                lease_until = '-infinity', queued_at = clock_timestamp()
            where n.state in ('accepted', 'refused', 'superseded')
            """, rows, transaction);
    }
}

/// <summary>A notice on its way into a queue.</summary>
internal sealed record Queued(NoticeKey Key, Urgency Urgency, string Destination);
