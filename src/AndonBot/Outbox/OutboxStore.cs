using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>Claims notifications for sending. A later claim has a higher attempt, which fences off the marks of an earlier one.</summary>
internal sealed class OutboxStore(Database database, AndonSettings settings, ContextStore contexts, NotificationCatalog catalog)
{
    /// <summary>Slack takes one message a second in a channel.</summary>
    internal static readonly Duration Pace = Duration.FromSeconds(1);

    /// <summary>Claims the most urgent notification of a destination that is free; null when there is none.</summary>
    public async Task<ClaimedNotification?> Claim()
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<ClaimedNotification>("""
            with pick as (
                select d.workspace_id, d.channel, n.id
                from (
                    select distinct on (workspace_id, destination) workspace_id, destination, id, urgency, severity, queued_at from notice
                    where state in ('deferred', 'claimed', 'in_flight', 'unknown') and lease_until <= clock_timestamp()
                      and subject_kind = any(@SubjectKinds) and kind = any(@Kinds)
                    order by workspace_id, destination, urgency, severity, queued_at) n
                join destination d on d.workspace_id = n.workspace_id and d.channel = n.destination
                where d.next_send_at <= clock_timestamp() and d.parked_until <= clock_timestamp() and d.lease_until <= clock_timestamp()
                  and not exists (
                    select from destination p where p.workspace_id = d.workspace_id and p.parked_until > clock_timestamp()
                      and (p.channel = '*' or (p.channel = '*/update' and d.channel like '%/update')))
                order by n.urgency, n.severity, n.queued_at
                limit 1 for update of d skip locked
            ), claimed as (
                -- The state is checked again: another sender may have claimed and marked the row since this statement's snapshot.
                update notice n set attempt = n.attempt + 1, lease_until = clock_timestamp() + @lease,
                    state = case when n.state in ('in_flight', 'unknown') then 'unknown' else 'claimed' end
                from pick where n.id = pick.id and n.state in ('deferred', 'claimed', 'in_flight', 'unknown') and n.lease_until <= clock_timestamp()
                returning n.*
            ), leased as (
                update destination d set lease_until = c.lease_until from claimed c where d.workspace_id = c.workspace_id and d.channel = c.destination
            )
            select c.urgency, extract(epoch from clock_timestamp() - c.queued_at)::float8 as waited, c.id, c.workspace_id, c.subject_kind, c.subject_id, c.kind, c.step, c.occurrence, c.recipient, c.destination, c.attempt, c.failures,
                c.channel, c.ts, c.sent_at, c.accepted_at, c.state = 'unknown' as is_uncertain, c.lease_until as destination_lease,
                (select d.version from due d
                 where d.workspace_id = c.workspace_id and d.subject_kind = c.subject_kind and d.subject_id = c.subject_id) as version
            from claimed c
            """, new { lease = Duration.FromTimeSpan(settings.Lease), contexts.SubjectKinds, catalog.Kinds });
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

    /// <summary>Parks a destination; two channels parked within ten seconds park the workspace.</summary>
    /// <remarks>One after the other, since two that are parked at the same moment would not see each other.</remarks>
    public async Task Park(string workspace, string destination, Duration wait)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            select pg_advisory_xact_lock(hashtextextended('park:' || @workspace, 0));
            insert into destination (workspace_id, channel) values (@workspace, @destination) on conflict do nothing;
            update destination set parked_until = clock_timestamp() + @wait, parked_at = clock_timestamp()
            where workspace_id = @workspace and channel = @destination;
            insert into destination as d (workspace_id, channel, parked_until)
            select @workspace, '*', clock_timestamp() + @wait from destination
            where workspace_id = @workspace and parked_at > clock_timestamp() - interval '10 seconds' and channel not like '*%'
            having count(*) > 1
            on conflict (workspace_id, channel) do update set parked_until = excluded.parked_until
            """, new { workspace, destination, wait });
    }
}
