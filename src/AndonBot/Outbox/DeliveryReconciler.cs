using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;
using SlackNet;
using SlackNet.Events;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>Looks in Slack for a message whose answer was never seen, by its metadata.</summary>
internal sealed class DeliveryReconciler(SettlementStore settlements, ContextStore contexts, SlackMessageSender sender, ISlackApiClient slack, WorldClock clock)
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

    /// <summary>Looks for the notification and every other uncertain one of the same channel, and marks what it finds.</summary>
    public async Task<Answer> Find(ClaimedNotification claimed, SlackNotification notification)
    {
        var channel = await sender.ChannelFor(claimed, notification);
        try
        {
            var found = await Read(claimed, notification, channel);
            await settlements.FoundToo(claimed, channel, found, clock.Now());
            if (!found.TryGetValue(claimed.Id, out var ts))
                return Answer.Absent;
            // Nobody knows what a message shows that is kept up to date, so it is updated.
            var revision = notification.IsPostedAgain ? 0 : Revisions.First;
            await settlements.Accepted(claimed, new(channel, ts), revision, clock.Now(), notification.ChangesSubject);
            return Answer.Found;
        }
        catch (SlackCallException exception) when (exception.Failure == SlackFailure.Destination || exception.Code == "missing_scope")
        {
            return Answer.Unreadable;
        }
    }

    private async Task<Dictionary<Guid, string>> Read(ClaimedNotification claimed, SlackNotification notification, string channel)
    {
        var oldest = ((claimed.SentAt ?? clock.Now()) - Skew).ToUnixTimeSeconds().ToString();
        var thread = await contexts.Load(claimed.Subject) is { } context ? notification.ThreadOf(context) : null;
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

    public static Guid? IdOf(MessageEvent message) =>
        message.Metadata?.EventType == "andon_notice" && Guid.TryParse(message.Metadata.ToObject<AndonNotice>()?.Id, out var id) ? id : null;
}
