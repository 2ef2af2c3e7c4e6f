using AndonBot.Domain.Notifications;
using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>What is to be evaluated, and the queues of what is to be sent.</summary>
internal sealed class EvaluationStore(
    Database database, AndonSettings settings, WorkspacePace pace, ContextStore contexts, NotificationCatalog catalog)
{
    /// <summary>How many subjects are evaluated at once.</summary>
    public const int Most = 100;

    private const string OfQueue = "workspace_id = q.workspace_id and destination = q.destination";

    /// <summary>When each queue can send its next message.</summary>
    private static readonly string NextOfQueues = $"""
        select greatest(n.until, {Waits.UntilPaced("d.next_send_at")}, {Waits.Until("d.parked_until")}, {Waits.Until("d.lease_until")},
            case when not {Destinations.IsWebhook("d.channel")} then greatest({Waits.Until("w.parked_until")},
                {Waits.UntilPaced("w.next_send_at")} - @Ahead, {Waits.Until("c.parked_until")}, {Waits.Until("c.probe_at")}) end) as until
        from ({WaitingMessages.Queues}) q join destination d on d.workspace_id = q.workspace_id and d.channel = q.destination
        left join destination w on w.workspace_id = d.workspace_id and w.channel = '{Destinations.Workspace}'
        left join destination c on c.workspace_id = d.workspace_id and c.channel = {Destinations.CircuitOf("d.channel")}
        cross join lateral (
            -- Nearly always the first one is free.
            select coalesce((select '-infinity'::timestamptz from notice where {OfQueue} and {WaitingMessages.AreFree} limit 1),
                (select min({Waits.Until("lease_until")}) from notice where {OfQueue} and {WaitingMessages.AreKnown})) as until) n
        """;

    /// <summary>Whether subjects are due, and whether messages wait.</summary>
    public async Task<(bool IsDue, bool IsWaiting)> Waiting(Instant now)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(bool, bool)>($"""
            -- Ordered, so that the index is read and not what is due much later.
            select (select true from due where subject_kind = any(@SubjectKinds) and next_notice_at <= @now order by next_notice_at limit 1) is not null,
                exists (select from notice where {WaitingMessages.AreKnown})
            """, new { now, contexts.SubjectKinds, catalog.Kinds });
    }

    /// <summary>How long until a message can leave that cannot now; null when there is none.</summary>
    public async Task<TimeSpan?> UntilNext()
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        var seconds = await connection.QuerySingleAsync<double?>($"""
            select extract(epoch from case when {WaitingMessages.AnyMayLeave}
                then (select min(until) from ({NextOfQueues}) queue where until > clock_timestamp())
                else (select min(greatest({Waits.Until("parked_until")}, {Waits.UntilPaced("next_send_at")} - @Ahead)) from destination
                    where channel = '{Destinations.Workspace}') end - clock_timestamp())::float8
            """,
            new { longest = Duration.FromTimeSpan(Waits.LongestFor(settings)), pace.Ahead, contexts.SubjectKinds, catalog.Kinds });
        return seconds is { } wait ? TimeSpan.FromSeconds(Math.Max(0, wait)) : null;
    }

    /// <summary>Takes due subjects for this transaction; those that another replica has are passed over.</summary>
    /// <remarks>Half of them are the newest, so that a pull never waits for a backlog; half the oldest, so that the backlog ends.</remarks>
    /// <param name="only">The one subject that is wanted; null for all.</param>
    public async Task<IReadOnlyList<DueSubject>> Take(Transaction transaction, Instant now, Subject? only = null)
    {
        var rows = await transaction.Query<(string Workspace, string Kind, long Id, long Version)>("""
            with newest as (
                select workspace_id, subject_kind, subject_id, version from due
                where next_notice_at <= @now and subject_kind = any(@SubjectKinds)
                  and (@Id::bigint is null or (workspace_id = @Workspace and subject_kind = @Kind and subject_id = @Id))
                order by next_notice_at desc limit @Most / 2 for update skip locked
            ), oldest as (
                select workspace_id, subject_kind, subject_id, version from due
                where next_notice_at <= @now and subject_kind = any(@SubjectKinds) and @Id::bigint is null
                  and (workspace_id, subject_kind, subject_id) not in (select workspace_id, subject_kind, subject_id from newest)
                order by next_notice_at limit @Most / 2 for update skip locked
            )
            select * from newest union all select * from oldest
            """, new { now, contexts.SubjectKinds, only?.Workspace, only?.Kind, Id = only?.Id, Most });
        return [.. rows.Select(row => new DueSubject(new(row.Workspace, row.Kind, row.Id), row.Version))];
    }

    /// <summary>Lets a subject that could not be evaluated wait: one second, then twice as long each time, up to five minutes.</summary>
    /// <remarks>A subject that has changed since it was taken is evaluated at once.</remarks>
    /// <returns>How often it has failed in a row; 0 when it has changed.</returns>
    public async Task<int> BackOff(DueSubject subject, Instant now)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("""
            update due set failures = failures + 1, next_notice_at = @now + least(interval '5 minutes', interval '1 second' * 2 ^ least(failures, 9))
            where workspace_id = @Workspace and subject_kind = @Kind and subject_id = @Id and version = @Version
            returning failures
            """, new { subject.Subject.Workspace, subject.Subject.Kind, subject.Subject.Id, subject.Version, now });
    }

    /// <summary>Queues notifications: new ones, and sent ones that must say something else now. Sets when their subjects are evaluated again.</summary>
    public static Task Save(Transaction transaction, IReadOnlyList<EvaluatedSubject> evaluated)
    {
        var queue = evaluated
            .SelectMany(one => one.Queue.Select(queued => (one.Subject, queued.Key, queued.Urgency, one.Severity, queued.Destination))).ToList();
        return transaction.Execute("""
            with queued as (
                select * from unnest(@Workspaces, @SubjectKinds, @SubjectIds, @Kinds, @Steps, @Occurrences, @Recipients, @Urgencies, @Severities, @Destinations)
                    as q (workspace_id, subject_kind, subject_id, kind, step, occurrence, recipient, urgency, severity, destination)
            ), opened as (
                insert into destination (workspace_id, channel)
                select distinct workspace_id, destination from queued order by 1, 2 on conflict do nothing
            ), noticed as (
                insert into notice as n (workspace_id, subject_kind, subject_id, kind, step, occurrence, recipient, urgency, severity, destination)
                select workspace_id, subject_kind, subject_id, kind, step, occurrence, recipient, urgency, severity, destination from queued
                on conflict (workspace_id, subject_kind, subject_id, kind, step, recipient) do update
                set state = 'deferred', occurrence = excluded.occurrence, urgency = excluded.urgency, severity = excluded.severity, destination = excluded.destination,
                    failures = 0, lease_until = '-infinity', queued_at = clock_timestamp()
                where n.state in ('accepted', 'refused', 'superseded')
            )
            update due d set next_notice_at = e.next, failures = 0 from unnest(@EvaluatedWorkspaces, @EvaluatedKinds, @EvaluatedIds, @Nexts) as e (workspace, kind, id, next)
            where d.workspace_id = e.workspace and d.subject_kind = e.kind and d.subject_id = e.id
            """, new
        {
            Workspaces = queue.Select(one => one.Subject.Workspace).ToArray(),
            SubjectKinds = queue.Select(one => one.Subject.Kind).ToArray(),
            SubjectIds = queue.Select(one => one.Subject.Id).ToArray(),
            Kinds = queue.Select(one => one.Key.Kind).ToArray(),
            Steps = queue.Select(one => StepsOfThePreviousVersion.StepOf(one.Key.Kind, one.Key.Occurrence)).ToArray(),
            Occurrences = queue.Select(one => one.Key.Occurrence).ToArray(),
            Recipients = queue.Select(one => one.Key.Recipient).ToArray(),
            Urgencies = queue.Select(one => (int)one.Urgency).ToArray(),
            Severities = queue.Select(one => (int)one.Severity).ToArray(),
            Destinations = queue.Select(one => one.Destination).ToArray(),
            EvaluatedWorkspaces = evaluated.Select(one => one.Subject.Workspace).ToArray(),
            EvaluatedKinds = evaluated.Select(one => one.Subject.Kind).ToArray(),
            EvaluatedIds = evaluated.Select(one => one.Subject.Id).ToArray(),
            Nexts = evaluated.Select(one => one.Next).ToArray(),
        });
    }
}
