using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>The ledger's claims and marks. Every mark carries the attempt it belongs to; a later claim fences it off.</summary>
internal sealed class OutboxStore(Database database, AndonSettings settings, FactsStore facts)
{
    /// <summary>Slack takes one message a second in a channel.</summary>
    private static readonly Duration Pace = Duration.FromSeconds(1);

    /// <summary>Claims the most urgent notice of a destination that is free; null when there is none.</summary>
    public async Task<ClaimedNotice?> Claim()
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<ClaimedNotice>("""
            with pick as (
                select d.workspace_id, d.channel, n.id
                from destination d
                cross join lateral (
                    select id, urgency, queued_at from notice n
                    where n.workspace_id = d.workspace_id and n.destination = d.channel
                      and n.state in ('deferred', 'claimed', 'in_flight', 'unknown') and n.lease_until <= clock_timestamp()
                      and n.subject_kind = any(@subjects) and n.kind = any(@Kinds)
                    order by urgency, queued_at limit 1) n
                where d.next_send_at <= clock_timestamp() and d.parked_until <= clock_timestamp() and d.lease_until <= clock_timestamp()
                  and not exists (
                    select from destination p where p.workspace_id = d.workspace_id and p.parked_until > clock_timestamp()
                      and (p.channel = '*' or (p.channel = '*/update' and d.channel like '%/update')))
                order by n.urgency, n.queued_at
                limit 1 for update of d skip locked
            ), claimed as (
                -- Looked at again: another sender may have had and marked the notice since this statement's snapshot.
                update notice n set attempt = n.attempt + 1, lease_until = clock_timestamp() + @lease,
                    state = case when n.state in ('in_flight', 'unknown') then 'unknown' else 'claimed' end
                from pick where n.id = pick.id and n.state in ('deferred', 'claimed', 'in_flight', 'unknown') and n.lease_until <= clock_timestamp()
                returning n.*
            ), leased as (
                update destination d set lease_until = c.lease_until from claimed c where d.workspace_id = c.workspace_id and d.channel = c.destination
            )
            select id, workspace_id, subject_kind, subject_id, kind, step, recipient, destination, attempt, failures, channel, ts, sent_at,
                state = 'unknown' as is_uncertain, lease_until as destination_lease
            from claimed
            """, new { lease = Duration.FromTimeSpan(settings.Lease), subjects = facts.Kinds, SaidRow.Kinds });
    }

    /// <summary>Says that the notice is about to leave; false when the claim is not ours any more.</summary>
    /// <remarks>
    /// From here the channel's second runs, whatever Slack answers; and nobody else has the notice before a look for it would be worth anything.
    /// </remarks>
    public async Task<bool> Leaving(ClaimedNotice notice)
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
            """, new { notice.Id, notice.Attempt, Pace, look = Duration.FromTimeSpan(settings.LookAfter) }) == 1;
    }

    /// <param name="bump">Whether something that the card shows has changed with it.</param>
    public Task Accepted(ClaimedNotice notice, Receipt? receipt, long shown, Instant now, bool bump) => Settle(notice, """
        state = 'accepted', channel = coalesce(@channel, channel), ts = coalesce(@ts, ts), shown_version = @shown,
        accepted_at = coalesce(accepted_at, @now), failures = 0, last_error = null
        """, new
        {
            notice.Id, notice.Attempt, notice.WorkspaceId, notice.Destination, notice.DestinationLease, pace = Pace,
            channel = receipt?.Channel, ts = receipt?.Ts, shown, now, bump,
        }, took: true);

    public Task Superseded(ClaimedNotice notice, Instant now) => Settle(notice, "state = 'superseded'", Plain(notice, now));

    /// <summary>Slack will not take it. A card is tried again at its incident's next change: the channel may have been mended.</summary>
    public Task Refused(ClaimedNotice notice, string error, Instant now) => Settle(
        notice,
        """
        state = 'refused', last_error = @error, shown_version = (
            select version from due d where d.workspace_id = notice.workspace_id and d.subject_kind = notice.subject_kind and d.subject_id = notice.subject_id)
        """,
        Plain(notice, now, error: error));

    /// <summary>Tries again after a wait; <paramref name="failed"/> counts it as a failure of this notice.</summary>
    /// <param name="toMinimal">Whether the next attempt is to say it as plainly as can be.</param>
    public Task Deferred(ClaimedNotice notice, string error, Duration wait, bool failed, Instant now, bool toMinimal = false) => Settle(
        notice, "state = 'deferred', lease_until = clock_timestamp() + @wait, failures = failures + @failed, last_error = @error",
        Plain(notice, now, error: error, wait: wait, failed: toMinimal ? DeliveryFailurePolicy.FailuresBeforeMinimal : failed ? 1 : 0), touch: false);

    /// <summary>Nobody knows whether Slack has it; somebody looks when the call can no longer be on its way.</summary>
    public Task Unknown(ClaimedNotice notice, string error, Instant now) => Settle(
        notice, "state = 'unknown', lease_until = coalesce(sent_at, clock_timestamp()) + @wait, last_error = @error",
        Plain(notice, now, error: error, wait: Duration.FromTimeSpan(settings.LookAfter)), touch: false);

    /// <summary>Slack could not be asked whether it has the notice: it stays uncertain, and is asked about later.</summary>
    public Task StillUnknown(ClaimedNotice notice, string error, Duration wait, Instant now) => Settle(
        notice, "state = 'unknown', lease_until = clock_timestamp() + @wait, last_error = @error", Plain(notice, now, error: error, wait: wait), touch: false);

    /// <summary>The message is gone from Slack: it is said anew.</summary>
    public Task Gone(ClaimedNotice notice, string destination, Instant now) => Settle(
        notice, "state = 'deferred', lease_until = '-infinity', channel = null, ts = null, shown_version = 0, destination = @error",
        Plain(notice, now, error: destination), touch: false);

    /// <summary>The parent of this thread line is gone: its card is posted anew first.</summary>
    public async Task CardGone(ClaimedNotice notice)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            update notice set state = 'deferred', lease_until = '-infinity', channel = null, ts = null, shown_version = 0, destination = recipient
            where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId and kind = 'Card' and state = 'accepted'
            """, notice);
    }

    /// <summary>Marks the other uncertain notices that a look in their channel has found: message timestamps by id.</summary>
    public async Task FoundToo(ClaimedNotice notice, string channel, IReadOnlyDictionary<Guid, string> found, Instant now)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            with marked as (
                update notice n set state = 'accepted', channel = @channel, ts = f.ts, shown_version = case n.kind when 'Card' then 0 else 1 end,
                    accepted_at = coalesce(n.accepted_at, @now), attempt = n.attempt + 1
                from unnest(@ids, @stamps) as f (id, ts)
                where n.id = f.id and n.id <> @Id and n.state in ('in_flight', 'unknown') and n.lease_until <= clock_timestamp() and n.ts is null
                returning n.workspace_id, n.subject_kind, n.subject_id
            )
            update due set next_notice_at = @now, version = version + 1 from marked
            where due.workspace_id = marked.workspace_id and due.subject_kind = marked.subject_kind and due.subject_id = marked.subject_id
            """, new { channel, now, ids = found.Keys.ToArray(), stamps = found.Values.ToArray(), notice.Id });
    }

    /// <summary>Parks a queue; two channels parked within ten seconds park the workspace.</summary>
    public async Task Park(string workspace, string destination, Duration wait)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
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

    /// <summary>How long until something can be said; null when nothing waits.</summary>
    public async Task<TimeSpan?> UntilNext()
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        var seconds = await connection.ExecuteScalarAsync<double?>("""
            select extract(epoch from
                min(greatest(n.lease_until, d.next_send_at, d.parked_until, d.lease_until, w.parked_until, u.parked_until, clock_timestamp()))
                    - clock_timestamp())::float8
            from notice n join destination d on d.workspace_id = n.workspace_id and d.channel = n.destination
            left join destination w on w.workspace_id = n.workspace_id and w.channel = '*'
            left join destination u on u.workspace_id = n.workspace_id and u.channel = '*/update' and n.destination like '%/update'
            where n.state in ('deferred', 'claimed', 'in_flight', 'unknown')
            """);
        return seconds is { } wait ? TimeSpan.FromSeconds(Math.Max(0, wait)) : null;
    }

    private static object Plain(
        ClaimedNotice notice, Instant now, string? error = null, Duration wait = default, int failed = 0) => new
    {
        notice.Id, notice.Attempt, notice.WorkspaceId, notice.Destination, notice.DestinationLease,
        pace = Duration.Zero, now, error, wait, failed, bump = false,
    };

    /// <summary>Marks the notice, frees its destination, and asks for the next look at its subject.</summary>
    /// <param name="took">Whether the destination has taken it.</param>
    private async Task Settle(ClaimedNotice notice, string how, object parameters, bool touch = true, bool took = false)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync($"""
            with marked as (
                update notice set {how} where id = @Id and attempt = @Attempt and state in ('claimed', 'in_flight', 'unknown')
                returning workspace_id, subject_kind, subject_id
            ), freed as (
                update destination set lease_until = '-infinity', next_send_at = greatest(next_send_at, clock_timestamp() + @pace)
                    {(took ? ", taken_at = clock_timestamp()" : "")}
                where workspace_id = @WorkspaceId and channel = @Destination and lease_until = @DestinationLease
            )
            update due set next_notice_at = @now, version = version + (@bump)::int from marked
            where {(touch ? "true" : "false")} and due.workspace_id = marked.workspace_id
              and due.subject_kind = marked.subject_kind and due.subject_id = marked.subject_id
            """, parameters);
    }
}
