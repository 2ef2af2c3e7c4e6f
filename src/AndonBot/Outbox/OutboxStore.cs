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

    /// <summary>Only so many of the most urgent messages are looked at: more than can leave at once, some of which are of the same queue.</summary>
    private const int MostUrgent = 50;

    private static readonly string QueueMayLeave = Waits.AreOver(
        Waits.UntilPaced("next_send_at"), Waits.Until("parked_until"), Waits.Until("lease_until"));

    /// <summary>A message that can leave as far as the workspace goes, unless it goes to a webhook.</summary>
    private static readonly string WorkspaceMayLeave = $"""
        left join pacer w on w.workspace_id = n.workspace_id
        left join destination c on c.workspace_id = n.workspace_id and c.channel = {Destinations.CircuitOf("n.destination")}
        where ({Destinations.IsWebhook("n.destination")} or
            ({Waits.AreOver(Waits.Until("w.parked_until"), Waits.Until("c.parked_until"), Waits.Until("c.probe_at"))}
            and {Waits.UntilPaced("w.next_send_at")} <= clock_timestamp() + @Ahead))
        """;

    /// <summary>The queue of a message, locked when the message is taken, if the message can leave as far as its queue goes.</summary>
    private static readonly string LockedQueue = $"""
        cross join lateral (
            select from destination where workspace_id = n.workspace_id and channel = n.destination and {QueueMayLeave} for update skip locked) locked
        """;

    private static readonly string ClaimSome = $"""
        with failing as (
            select from destination where channel in ('{Destinations.Posts}', '{Destinations.Updates}') and failures >= @Most
        ), pacer as (
            -- Locked first: what another replica has sent since this statement's snapshot is seen.
            select workspace_id, next_send_at, parked_until from destination where channel = '{Destinations.Workspace}' order by 1 for update
        ), allowed as (
            -- How many the workspace lets go at once; where it lets none go, webhooks may leave all the same.
            select case when burst.size between 1 and @Count then burst.size else @Count end as claims from (
                select 1 + floor(extract(epoch from clock_timestamp() + @Ahead - greatest(min({Waits.UntilPaced("next_send_at")}), clock_timestamp()))
                    / extract(epoch from @Interval::interval)) as size from pacer) burst
        ), first as (
            -- Only when none of the most urgent may leave, every queue is looked at.
            select n.workspace_id, n.destination as channel, n.id, {Destinations.IsWebhook("n.destination")} as is_webhook, false as is_probe
            from (
                select n.* from (
                    select distinct on (workspace_id, destination) * from (
                        select {WaitingMessages.Columns} from notice
                        where {WaitingMessages.AreFree} and (workspace_id, destination) not in (
                            select workspace_id, channel from destination where not ({QueueMayLeave}))
                        order by {WaitingMessages.Order} limit {MostUrgent}) most_urgent
                    order by workspace_id, destination, {WaitingMessages.Order}) n
                {WorkspaceMayLeave} and not exists (select from failing) and {WaitingMessages.AnyMayLeave}
                order by {WaitingMessages.Order}) n
            {LockedQueue}
            limit (select claims from allowed)
        ), other as (
            select n.workspace_id, n.destination as channel, n.id, {Destinations.IsWebhook("n.destination")} as is_webhook, n.is_probe
            from (
                -- A message that was tried in vain is uncertain for a while. So whether Slack works again is tried with one that is new and matters least,
                -- and where it has not failed yet: a channel that fails for a reason of its own must not keep all others waiting.
                select n.*, coalesce(c.failures, 0) >= @Most as is_probe
                from (
                    select n.*, d.failures > 0 as has_failed from ({WaitingMessages.FirstOfEachQueue}) n cross join lateral (
                        select failures from destination where workspace_id = n.workspace_id and channel = n.destination and {QueueMayLeave} offset 0) d) n
                {WorkspaceMayLeave} and not exists (select from first) and {WaitingMessages.AnyMayLeave}
                order by case when c.failures >= @Most then n.was_tried::int - 1 else 0 end, case when c.failures >= @Most and n.has_failed then 1 else 0 end,
                    case when c.failures >= @Most then -n.urgency else n.urgency end, n.severity, n.queued_at) n
            {LockedQueue}
            limit case when exists (select from failing) then 1 else (select claims from allowed) end
        ), pick as (
            select * from first union all select * from other
        ), paced as (
            insert into destination as w (workspace_id, channel, next_send_at)
            select workspace_id, '{Destinations.Workspace}', clock_timestamp() + @Interval * count(*) from pick where not is_webhook group by workspace_id
            on conflict (workspace_id, channel) do update set next_send_at = greatest({Waits.UntilPaced("w.next_send_at")}, clock_timestamp())
                + @Interval * (select count(*) from pick p where p.workspace_id = w.workspace_id and not p.is_webhook)
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
            from pick where n.id = pick.id and n.state in {WaitingMessages.States} and {Waits.AreOver(Waits.Until("n.lease_until"))}
              and (is_webhook or not is_probe or exists (select from probe))
            returning n.*
        ), leased as (
            update destination d set lease_until = c.lease_until from claimed c where d.workspace_id = c.workspace_id and d.channel = c.destination
        )
        select c.id, c.workspace_id, c.subject_kind, c.subject_id, c.kind, c.step, c.occurrence, c.recipient, c.destination, c.attempt, c.failures,
            c.urgency, extract(epoch from clock_timestamp() - c.queued_at)::float8 as waited, c.channel, c.ts, c.sent_at, c.accepted_at,
            c.state = 'unknown' as is_uncertain, c.lease_until as destination_lease,
            (select d.version from due d
             where d.workspace_id = c.workspace_id and d.subject_kind = c.subject_kind and d.subject_id = c.subject_id) as version
        from claimed c order by c.urgency, c.severity, c.queued_at
        """;

    /// <summary>Claims the most urgent notifications of destinations that are free, one of each and most urgent first.</summary>
    /// <param name="count">How many at most.</param>
    public async Task<IReadOnlyList<ClaimedNotification>> Claim(int count)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return [.. await connection.QueryAsync<ClaimedNotification>(ClaimSome, ParametersOf(count))];
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

    private object ParametersOf(int count) => new
    {
        Count = count,
        lease = Duration.FromTimeSpan(settings.Lease), longest = Duration.FromTimeSpan(Waits.LongestFor(settings)), pace.Interval, pace.Ahead,
        Most = DestinationStore.FailuresBeforeProbing, DestinationStore.FirstProbe, DestinationStore.LongestProbe, contexts.SubjectKinds, catalog.Kinds,
    };
}
