using AndonBot.Domain.Notices;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using SlackNet;
using SlackNet.Events;
using SlackNet.WebApi;

namespace AndonBot.Notices;

/// <summary>Looks in Slack whether a message whose answer was never seen is there, by its metadata.</summary>
internal sealed class Lookup(Database database, LedgerStore ledger, FactsStore facts, Mail mail, ISlackApiClient slack, WorldClock clock)
{
    private const int PageSize = 200;
    private const int MostPages = 5;

    /// <summary>How far Slack's clock may be behind the database's.</summary>
    private static readonly Duration Skew = Duration.FromMinutes(10);

    public enum Answer
    {
        Found,
        Absent,

        /// <summary>The bot may not read there.</summary>
        Unreadable,
    }

    /// <summary>Finds the notice, and every other uncertain one of the same channel, and marks what it finds.</summary>
    public async Task<Answer> Find(ClaimedNotice notice)
    {
        var channel = await mail.ChannelFor(notice);
        try
        {
            var found = await Read(notice, channel);
            await MarkOthers(notice, channel, found);
            if (!found.TryGetValue(notice.Id, out var ts))
                return Answer.Absent;
            await ledger.Accepted(notice, new(channel, ts), ShownWhenFound(notice.Key.Kind), clock.Now(), bump: notice.Key.Kind == NoticeKind.Call);
            return Answer.Found;
        }
        catch (SlackCallException exception) when (exception.Failure == SlackFailure.Destination || exception.Code == "missing_scope")
        {
            return Answer.Unreadable;
        }
    }

    /// <summary>Nobody knows what a found card shows, so it is behind; a call was sent while it was open.</summary>
    private static long ShownWhenFound(NoticeKind kind) => kind == NoticeKind.Call ? Renderer.CallIsOpen : 0;

    private async Task<Dictionary<Guid, string>> Read(ClaimedNotice notice, string channel)
    {
        var oldest = ((notice.SentAt ?? clock.Now()) - Skew).ToUnixTimeSeconds().ToString();
        var thread = notice.Key.Kind is NoticeKind.Text or NoticeKind.Thread ? await CardTs(notice) : null;
        var found = new Dictionary<Guid, string>();
        string? cursor = null;
        for (var page = 0; page < MostPages; page++)
        {
            ConversationMessagesResponse messages = thread is null
                ? await slack.Conversations.History(channel, oldestTs: oldest, limit: PageSize, includeAllMetadata: true, cursor: cursor)
                : await slack.Conversations.Replies(channel, thread, oldestTs: oldest, limit: PageSize, includeAllMetadata: true, cursor: cursor);
            foreach (var message in messages.Messages)
            {
                if (IdOf(message) is { } id)
                    found[id] = message.Ts;
            }

            cursor = messages.ResponseMetadata?.NextCursor;
            if (string.IsNullOrEmpty(cursor))
                break;
        }

        return found;
    }

    private async Task<string?> CardTs(ClaimedNotice notice)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        var gathered = await facts.Gather(connection, null, new(notice.WorkspaceId, notice.SubjectId));
        return gathered is null ? null : IncidentNotices.Card(gathered.Said)?.Ts;
    }

    private static Guid? IdOf(MessageEvent message) =>
        message.Metadata?.EventType == "andon_notice" && Guid.TryParse(message.Metadata.ToObject<AndonNotice>()?.Id, out var id) ? id : null;

    private async Task MarkOthers(ClaimedNotice notice, string channel, Dictionary<Guid, string> found)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        var now = clock.Now();
        await connection.ExecuteAsync("""
            with marked as (
                update notice n set state = 'accepted', channel = @channel, ts = f.ts, shown_version = case n.kind when 'Call' then 1 else 0 end, accepted_at = coalesce(n.accepted_at, @now), attempt = n.attempt + 1
                from unnest(@ids, @stamps) as f (id, ts)
                where n.id = f.id and n.id <> @Id and n.state in ('in_flight', 'unknown') and n.lease_until <= clock_timestamp() and n.ts is null
                returning n.workspace_id, n.subject_kind, n.subject_id
            )
            update due set next_notice_at = @now, version = version + 1 from marked
            where due.workspace_id = marked.workspace_id and due.subject_kind = marked.subject_kind and due.subject_id = marked.subject_id
            """, new { channel, now, ids = found.Keys.ToArray(), stamps = found.Values.ToArray(), notice.Id });
    }
}
