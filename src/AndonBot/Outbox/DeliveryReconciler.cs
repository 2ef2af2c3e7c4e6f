using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;
using SlackNet;
using SlackNet.Events;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>Looks in Slack whether a message whose answer was never seen is there, by its metadata.</summary>
internal sealed class DeliveryReconciler(OutboxStore ledger, FactsStore facts, SlackMessageSender sender, ISlackApiClient slack, WorldClock clock)
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
        var channel = await sender.ChannelFor(notice);
        try
        {
            var found = await Read(notice, channel);
            await ledger.FoundToo(notice, channel, found, clock.Now());
            if (!found.TryGetValue(notice.Id, out var ts))
                return Answer.Absent;
            await ledger.Accepted(notice, new(channel, ts), NoticeShape.ShownWhenFound(notice.Key.Kind), clock.Now(), bump: notice.Key.Kind == NoticeKind.Call);
            return Answer.Found;
        }
        catch (SlackCallException exception) when (exception.Failure == SlackFailure.Destination || exception.Code == "missing_scope")
        {
            return Answer.Unreadable;
        }
    }

    private async Task<Dictionary<Guid, string>> Read(ClaimedNotice notice, string channel)
    {
        var oldest = ((notice.SentAt ?? clock.Now()) - Skew).ToUnixTimeSeconds().ToString();
        var thread = NoticeShape.IsInThread(notice.Key.Kind) ? (await facts.Gather(notice.Subject))?.ThreadOf(notice.Key) : null;
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

    private static Guid? IdOf(MessageEvent message) =>
        message.Metadata?.EventType == "andon_notice" && Guid.TryParse(message.Metadata.ToObject<AndonNotice>()?.Id, out var id) ? id : null;
}
