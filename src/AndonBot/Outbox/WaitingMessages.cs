namespace AndonBot.Outbox;

/// <summary>The SQL of the messages that wait and of the queues in which they wait.</summary>
/// <remarks>Where it names what this version knows, the query has the parameters @SubjectKinds, @Kinds and @longest.</remarks>
internal static class WaitingMessages
{
    public const string States = "('deferred', 'claimed', 'in_flight', 'unknown')";

    /// <summary>The columns by which a message is chosen.</summary>
    public const string Columns = "workspace_id, destination, id, urgency, severity, queued_at, state <> 'deferred' or failures > 0 as was_tried";

    /// <summary>The order in which the messages of one queue leave.</summary>
    public const string Order = "urgency, severity, queued_at";

    /// <summary>Each queue in which something waits, found by jumping from one to the next: how many wait in it does not matter.</summary>
    public const string Queues = $"""
        with recursive queue as (
            (select workspace_id, destination from notice where state in {States} order by workspace_id, destination limit 1)
            union all
            select next.* from queue q cross join lateral (
                select workspace_id, destination from notice n
                where state in {States} and (n.workspace_id, n.destination) > (q.workspace_id, q.destination)
                order by workspace_id, destination limit 1) next
        )
        select workspace_id, destination from queue
        """;

    /// <summary>The condition that a message waits, and that this version knows it.</summary>
    public const string AreKnown = $"state in {States} and subject_kind = any(@SubjectKinds) and kind = any(@Kinds)";

    /// <summary>The condition that a message also may be claimed.</summary>
    public static readonly string AreFree = $"{AreKnown} and {Waits.AreOver(Waits.Until("lease_until"))}";

    /// <summary>
    /// The condition that anything at all may leave: a webhook waits, or a workspace lets a message go. While none does, no message needs to be looked at.
    /// </summary>
    public static readonly string AnyMayLeave = $"""
        (exists (select from notice where state in {States} and {Destinations.IsWebhook("destination")})
            or not exists (select from destination where channel = '{Destinations.Workspace}')
            or exists (select from destination where channel = '{Destinations.Workspace}' and {Waits.AreOver(Waits.Until("parked_until"))}
                and {Waits.UntilPaced("next_send_at")} <= clock_timestamp() + @Ahead))
        """;

    /// <summary>Of each queue the message that leaves next.</summary>
    public static readonly string FirstOfEachQueue = $"""
        select first.* from ({Queues}) q cross join lateral (
            select {Columns} from notice
            where workspace_id = q.workspace_id and destination = q.destination and {AreFree} order by {Order} limit 1) first
        """;
}
