using System.Data;
using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>How far what is sent is behind what is due.</summary>
public sealed class BacklogStore(Database database)
{
    /// <summary>What waits no longer than this is on its way.</summary>
    public const int PatienceInSeconds = 60;

    /// <summary>A notice's recipient, empty where it is a channel that is not known to be public: everybody may read what waits.</summary>
    private const string PublicRecipient = """
        case when n.recipient !~ '^[CG]' or exists (
            select from channel c where c.workspace_id = n.workspace_id and c.channel = n.recipient and c.is_private = false) then n.recipient else '' end
        """;

    /// <summary>Whether what a notice is about is no incident, or one of a line in public channels.</summary>
    private const string IsPublicSubject = """
        (n.subject_kind <> 'incident' or exists (
            select from incident i join line_channel l using (workspace_id, line_id) join channel c using (workspace_id, channel)
            where i.workspace_id = n.workspace_id and i.number = n.subject_id and c.is_private = false))
        """;

    /// <summary>What was refused this week, and whether its destination has taken something since.</summary>
    internal const string Refused = $"""
        select min(n.kind), {PublicRecipient}, coalesce(n.last_error, ''), count(*)::int, coalesce(d.taken_at > max(greatest(n.queued_at, n.sent_at)), false)
        from notice n left join destination d on d.workspace_id = n.workspace_id and d.channel = n.destination
        where n.workspace_id = @workspace and n.state = 'refused' and greatest(n.queued_at, n.sent_at) > clock_timestamp() - interval '7 days'
        group by n.workspace_id, n.recipient, n.destination, n.last_error, d.taken_at
        order by count(*) desc, n.recipient
        """;

    /// <summary>What waits and what was refused this week. A destination that has taken something since is mended.</summary>
    public async Task<Backlog> Load(string workspace, Instant now)
    {
        await using var connection = await database.Health.OpenConnectionAsync();
        // All statements see the database at one instant. Else a message that is queued between two of them would be in neither count.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await using var found = await connection.QueryMultipleAsync($"""
            select urgency, count(*)::int from notice
            where workspace_id = @workspace and state in ('deferred', 'claimed', 'in_flight', 'unknown') group by urgency;

            select kind, subject_kind, case when {IsPublicSubject} then subject_id else 0 end as subject_id, {PublicRecipient} as recipient, extract(epoch from clock_timestamp() - queued_at)::int as seconds, last_error as error from notice n
            where workspace_id = @workspace and state in ('deferred', 'claimed', 'in_flight', 'unknown') order by queued_at limit 1;

            select count(*)::int, coalesce(extract(epoch from @now - min(next_notice_at)), 0)::int from due
            where workspace_id = @workspace and next_notice_at <= @now;

            {Refused};

            select substr(last_error, length(@MissingScope) + 1), count(*)::int from notice
            where workspace_id = @workspace and state = 'deferred' and last_error like @MissingScope || '%' group by last_error order by 1
            """, new { workspace, now, Backlog.MissingScope }, transaction);
        var waiting = (await found.ReadAsync<(Urgency Urgency, int Count)>()).ToDictionary(row => row.Urgency, row => row.Count);
        var oldest = await found.ReadSingleOrDefaultAsync<WaitingNotification>();
        var (late, seconds) = await found.ReadSingleAsync<(int, int)>();
        var refused = await found.ReadAsync<(string Kind, string Recipient, string Error, int Count, bool TakesAgain)>();
        var lacking = (await found.ReadAsync<(string Scope, int Count)>()).ToDictionary(row => row.Scope, row => row.Count);
        return new(waiting, oldest, late, seconds, [
            .. refused.Where(row => !(row.TakesAgain && SlackErrors.Refusal(row.Error, null).Failure == SlackFailure.Destination))
                .Select(row => new RefusedNotifications(row.Kind, row.Recipient, row.Error, row.Count))])
        {
            Lacking = lacking,
        };
    }
}
