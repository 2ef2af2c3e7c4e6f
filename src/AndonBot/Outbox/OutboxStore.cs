using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>Claims notifications for sending. A later claim has a higher attempt, which fences off the marks of an earlier one.</summary>
internal sealed class OutboxStore(
    Database database, AndonSettings settings, WorkspacePace pace, ContextStore contexts, NotificationCatalog catalog)
{
    /// <summary>Slack takes one message a second in a channel.</summary>
    internal static readonly Duration Pace = Duration.FromSeconds(1);

    /// <summary>A message that can leave as far as its queue goes; and, unless it goes to a webhook, as far as the workspace goes.</summary>
    private static readonly string MayLeave = $"""
        {Waits.AreOver(Waits.UntilPaced("d.next_send_at"), Waits.Until("d.parked_until"), Waits.Until("d.lease_until"))}
        and ({Destinations.IsWebhook("d.channel")} or
            ({Waits.AreOver(Waits.Until("w.parked_until"), Waits.Until("c.parked_until"), Waits.Until("c.probe_at"))}
            and {Waits.UntilPaced("w.next_send_at")} <= clock_timestamp() + @Ahead))
        """;

    /// <summary>The messages that wait and that this version knows.</summary>
    private static readonly string Waiting = $"""
        state in ('deferred', 'claimed', 'in_flight', 'unknown') and {Waits.AreOver(Waits.Until("lease_until"))}
        and subject_kind = any(@SubjectKinds) and kind = any(@Kinds)
        """;

    private static readonly string WithItsQueue = $"""
        join destination d on d.workspace_id = n.workspace_id and d.channel = n.destination
        left join destination w on w.workspace_id = d.workspace_id and w.channel = '{Destinations.Workspace}'
        left join destination c on c.workspace_id = d.workspace_id and c.channel = {Destinations.CircuitOf("d.channel")}
        where {MayLeave}
        """;

    private static readonly string ClaimOne = $"""
        with failing as (
            select from destination where channel in ('{Destinations.Posts}', '{Destinations.Updates}') and failures >= @Most
        ), first as (
            -- Among the most urgent there is nearly always one that may leave; only when there is none, every queue is looked at.
            select d.workspace_id, d.channel, n.id, {Destinations.IsWebhook("d.channel")} as is_webhook, false as is_probe
            from (select workspace_id, destination, id, urgency, severity, queued_at from notice where {Waiting}
                  order by urgency, severity, queued_at limit 200) n
            {WithItsQueue} and not exists (select from failing)
            order by n.urgency, n.severity, n.queued_at
            limit 1 for update of d skip locked
        ), other as (
            select d.workspace_id, d.channel, n.id, {Destinations.IsWebhook("d.channel")} as is_webhook, coalesce(c.failures, 0) >= @Most as is_probe
            from (
                select distinct on (workspace_id, destination) workspace_id, destination, id, urgency, severity, queued_at,
                    state <> 'deferred' or failures > 0 as was_tried
                from notice where {Waiting} order by workspace_id, destination, urgency, severity, queued_at) n
            {WithItsQueue} and not exists (select from first)
            -- A message that was tried in vain is uncertain for a while. So whether Slack works again is tried with one that is new and matters least,
            -- and where it has not failed yet: a channel that fails for a reason of its own must not keep all others waiting.
            order by case when c.failures >= @Most then n.was_tried::int - 1 else 0 end, case when c.failures >= @Most and d.failures > 0 then 1 else 0 end,
                case when c.failures >= @Most then -n.urgency else n.urgency end, n.severity, n.queued_at
            limit 1 for update of d skip locked
        ), pick as (
            select * from first union all select * from other
        ), paced as (
            -- The row is read again under its lock: another replica may have sent since this statement's snapshot.
            insert into destination as w (workspace_id, channel, next_send_at)
            select workspace_id, '{Destinations.Workspace}', clock_timestamp() + @Interval from pick where not is_webhook
            on conflict (workspace_id, channel) do update
            set next_send_at = greatest({Waits.UntilPaced("w.next_send_at")}, clock_timestamp()) + @Interval
            where {Waits.UntilPaced("w.next_send_at")} <= clock_timestamp() + @Ahead
            returning workspace_id
        ), probe as (
            update destination c set failures = c.failures + 1,
                probe_at = clock_timestamp() + least(@LongestProbe, @FirstProbe * 2 ^ least(c.failures - @Most + 1, 9))
            from pick where c.workspace_id = pick.workspace_id and c.channel = {Destinations.CircuitOf("pick.channel")}
              and is_probe and not is_webhook and {Waits.AreOver(Waits.Until("c.probe_at"))}
            returning c.workspace_id
        ), claimed as (
            -- The state is checked again: another sender may have claimed and marked the row since this statement's snapshot.
            update notice n set attempt = n.attempt + 1, lease_until = clock_timestamp() + @lease,
                state = case when n.state in ('in_flight', 'unknown') then 'unknown' else 'claimed' end
            from pick where n.id = pick.id and n.state in ('deferred', 'claimed', 'in_flight', 'unknown') and {Waits.AreOver(Waits.Until("n.lease_until"))}
              and (is_webhook or (exists (select from paced) and (not is_probe or exists (select from probe))))
            returning n.*
        ), leased as (
            update destination d set lease_until = c.lease_until from claimed c where d.workspace_id = c.workspace_id and d.channel = c.destination
        )
        select c.id, c.workspace_id, c.subject_kind, c.subject_id, c.kind, c.step, c.occurrence, c.recipient, c.destination, c.attempt, c.failures,
            c.urgency, extract(epoch from clock_timestamp() - c.queued_at)::float8 as waited, c.channel, c.ts, c.sent_at, c.accepted_at, c.state = 'unknown' as is_uncertain, c.lease_until as destination_lease,
            (select d.version from due d
             where d.workspace_id = c.workspace_id and d.subject_kind = c.subject_kind and d.subject_id = c.subject_id) as version
        from claimed c
        """;

    private readonly object _claim = new
    {
        lease = Duration.FromTimeSpan(settings.Lease), longest = Duration.FromTimeSpan(Waits.LongestFor(settings)), pace.Interval, pace.Ahead,
        Most = DestinationStore.FailuresBeforeProbing, DestinationStore.FirstProbe, DestinationStore.LongestProbe, contexts.SubjectKinds, catalog.Kinds,
    };

    /// <summary>Claims the most urgent notification of a destination that is free; null when there is none.</summary>
    public async Task<ClaimedNotification?> Claim()
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<ClaimedNotification>(ClaimOne, _claim);
    }

    /// <summary>Marks that the notification is about to leave; false when the claim has been taken over.</summary>
    /// <remarks>
    /// From here on the channel's second runs, whatever Slack answers; and nobody else claims the notification before it is worth looking for it.
    /// </remarks>
    public async Task<bool> Leaving(ClaimedNotification notification)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>("""
            with left_now as (
                update notice set state = 'in_flight', sent_at = clock_timestamp(), lease_until = greatest(lease_until, clock_timestamp() + @look)
                where id = @Id and attempt = @Attempt and state in ('claimed', 'unknown')
                returning workspace_id, destination
            ), paced as (
                update destination d set next_send_at = clock_timestamp() + @Pace from left_now l
                where d.workspace_id = l.workspace_id and d.channel = l.destination
            )
            select count(*)::int from left_now
            """, new { notification.Id, notification.Attempt, Pace, look = Duration.FromTimeSpan(settings.LookAfter) }) == 1;
    }
}
