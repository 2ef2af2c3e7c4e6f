using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>Marks what came of claimed notifications. Every mark carries the attempt that it belongs to.</summary>
internal sealed class SettlementStore(Database database, AndonSettings settings, NotificationCatalog catalog)
{
    /// <summary>Slack has it, and its subject is evaluated only as far as this makes more due.</summary>
    /// <param name="after">What an evaluation comes to once it is sent.</param>
    /// <param name="changes">Whether something that other messages show has changed with it.</param>
    public Task Accepted(ClaimedNotification notification, Receipt? receipt, long revision, Instant now, EvaluatedSubject after, bool changes) =>
        Accepted(notification, receipt, revision, now, after.Queue.Count > 0 || changes, changes, after.Next, DestinationStore.Answered);

    /// <summary>Slack has it as far as can be known, and its subject is evaluated. Nothing has left just now.</summary>
    public Task Accepted(ClaimedNotification notification, Receipt? receipt, long revision, Instant now, bool changes) =>
        Accepted(notification, receipt, revision, now, touch: true, changes, next: null, DestinationStore.NotAsked);

    public Task Superseded(ClaimedNotification notification, Instant now) => Settle(
        notification, "state = 'superseded'", new(now), circuit: DestinationStore.NotAsked);

    /// <summary>Slack will not take it. One that is kept up to date is tried again at its subject's next change.</summary>
    public Task Refused(ClaimedNotification notification, string error, Instant now) => Settle(
        notification,
        """
        state = 'refused', last_error = @Error, shown_version = (
            select version from due d where d.workspace_id = notice.workspace_id and d.subject_kind = notice.subject_kind and d.subject_id = notice.subject_id)
        """,
        new(now, error));

    /// <summary>Tries again after a wait. What Slack may have from before stays uncertain.</summary>
    /// <param name="failures">As how many failures of this notification it counts.</param>
    public Task Deferred(ClaimedNotification notification, string error, Duration wait, int failures, Instant now) => Settle(
        notification,
        $"state = '{(notification.MayRepeat ? "unknown" : "deferred")}', lease_until = clock_timestamp() + @Wait, "
        + "failures = failures + @Failures, last_error = @Error",
        new(now, error, wait, failures), touch: false);

    /// <summary>Nobody knows whether Slack has it; it is looked for when the call can no longer be on its way.</summary>
    public Task Unknown(ClaimedNotification notification, string error, Instant now) => Settle(
        notification, "state = 'unknown', lease_until = coalesce(sent_at, clock_timestamp()) + @Wait, last_error = @Error",
        new(now, error, Duration.FromTimeSpan(settings.LookAfter)), touch: false);

    /// <summary>Slack could not be asked whether it has the notification: it stays uncertain, and is looked for later.</summary>
    public Task StillUnknown(ClaimedNotification notification, string error, Duration wait, Instant now) => Settle(
        notification, "state = 'unknown', lease_until = clock_timestamp() + @Wait, last_error = @Error", new(now, error, wait), touch: false);

    /// <summary>The message is gone from Slack: it is posted again.</summary>
    public Task Gone(ClaimedNotification notification, Instant now) => Settle(
        notification, "state = 'deferred', lease_until = '-infinity', channel = null, ts = null, shown_version = 0, destination = recipient",
        new(now), touch: false);

    /// <summary>The message in whose thread this one belongs is gone: it is posted again first.</summary>
    public async Task ParentGone(ClaimedNotification notification)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            update notice set state = 'deferred', lease_until = '-infinity', channel = null, ts = null, shown_version = 0, destination = recipient
            where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId
              and kind = any(@KindsPostedAgain) and state = 'accepted'
            """, new { notification.WorkspaceId, notification.SubjectKind, notification.SubjectId, catalog.KindsPostedAgain });
    }

    /// <summary>Marks the other uncertain notifications that were found in the channel: message timestamps by id.</summary>
    public async Task FoundToo(ClaimedNotification notification, string channel, IReadOnlyDictionary<Guid, string> found, Instant now)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            with marked as (
                update notice n set state = 'accepted', channel = @channel, ts = f.ts,
                    shown_version = case when n.kind = any(@KindsPostedAgain) then 0 else 1 end,
                    accepted_at = coalesce(n.accepted_at, @now), attempt = n.attempt + 1
                from unnest(@ids, @stamps) as f (id, ts)
                where n.id = f.id and n.id <> @Id and n.state in ('in_flight', 'unknown') and n.lease_until <= clock_timestamp() and n.ts is null
                returning n.workspace_id, n.subject_kind, n.subject_id
            )
            update due set next_notice_at = @now, version = version + 1 from marked
            where due.workspace_id = marked.workspace_id and due.subject_kind = marked.subject_kind and due.subject_id = marked.subject_id
            """, new { channel, now, ids = found.Keys.ToArray(), stamps = found.Values.ToArray(), notification.Id, catalog.KindsPostedAgain });
    }

    private Task Accepted(
        ClaimedNotification notification, Receipt? receipt, long revision, Instant now, bool touch, bool changes, Instant? next,
        string circuit) => Settle(
        notification,
        """
        state = 'accepted', channel = coalesce(@Channel, channel), ts = coalesce(@Ts, ts), shown_version = @Revision,
        accepted_at = coalesce(accepted_at, @Now), failures = 0, last_error = null
        """,
        new(now) { Channel = receipt?.Channel, Ts = receipt?.Ts, Revision = revision, Changes = changes, Next = next },
        touch, took: true, circuit);

    /// <summary>Marks the notification, frees its destination, and has its subject evaluated.</summary>
    /// <param name="touch">Whether it is evaluated at once. A subject that has changed since the claim always is.</param>
    /// <param name="took">Whether the destination has taken the notification.</param>
    /// <param name="circuit">The statement about what this shows of all of Slack; null for nothing.</param>
    private async Task Settle(
        ClaimedNotification notification, string how, Outcome outcome, bool touch = true, bool took = false, string? circuit = null)
    {
        var parameters = new DynamicParameters(outcome);
        parameters.AddDynamicParams(new
        {
            notification.Id, notification.Attempt, notification.WorkspaceId, notification.Destination, notification.DestinationLease, notification.Version,
            notification.Circuit,
            touch,
            pace = took ? OutboxStore.Pace : Duration.Zero,
        });
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync($"""
            with marked as (
                update notice set {how} where id = @Id and attempt = @Attempt and state in ('claimed', 'in_flight', 'unknown')
                returning workspace_id, subject_kind, subject_id
            ), freed as (
                update destination set lease_until = '-infinity', next_send_at = greatest(next_send_at, clock_timestamp() + @pace)
                    {(took ? ", taken_at = clock_timestamp(), failures = 0" : "")}
                where workspace_id = @WorkspaceId and channel = @Destination and lease_until = @DestinationLease
            ){(circuit is null ? "" : $", circuit as ({circuit})")}
            update due set version = version + (@Changes)::int,
                next_notice_at = case when @touch or version <> @Version then @Now else @Next end
            from marked
            where due.workspace_id = marked.workspace_id and due.subject_kind = marked.subject_kind and due.subject_id = marked.subject_id
              and (@touch or version <> @Version or coalesce(@Next < next_notice_at, @Next::timestamptz is not null))
            """, parameters);
    }

    /// <summary>The parameters of a mark.</summary>
    private sealed record Outcome(Instant Now, string? Error = null, Duration Wait = default, int Failures = 0)
    {
        public string? Channel { get; init; }
        public string? Ts { get; init; }
        public long Revision { get; init; }
        public bool Changes { get; init; }
        public Instant? Next { get; init; }
    }
}
