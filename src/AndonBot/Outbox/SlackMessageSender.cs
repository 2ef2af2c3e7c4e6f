using AndonBot.People;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>Where a message went.</summary>
internal readonly record struct Receipt(string Channel, string Ts);

/// <summary>Posts and updates the ledger's messages in Slack.</summary>
internal sealed class SlackMessageSender(ISlackApiClient slack, PeopleDirectory people)
{
    /// <summary>The channel a notice goes to; opens the conversation when it goes to a person.</summary>
    public async Task<string> ChannelFor(ClaimedNotice notice) =>
        notice.Channel ?? (NoticeShape.IsInChannel(notice.Key.Kind) ? notice.Recipient : await Open(notice, people.DmChannel));

    public async Task<Receipt> Post(ClaimedNotice notice, string channel, string? thread, Message message, CancellationToken cancellation)
    {
        message.Channel = channel;
        message.ThreadTs = thread;
        message.Parse = ParseMode.None;
        message.LinkNames = false;
        message.UnfurlLinks = false;
        message.UnfurlMedia = false;
        message.MetadataObject = new AndonNotice { Id = notice.Id.ToString() };
        try
        {
            return await Post(message, cancellation);
        }
        catch (SlackCallException exception) when (exception.Code == "channel_not_found" && !NoticeShape.IsInChannel(notice.Key.Kind))
        {
            // Slack has forgotten the conversation that the bot remembers, which says nothing about the person.
            message.Channel = await Open(notice, people.OpenDm);
            if (message.Channel == channel)
                throw;
            return await Post(message, cancellation);
        }
    }

    /// <summary>Says that the message may stand there already: its first sending was never answered, and the bot may not read there.</summary>
    public static void MarkAsRepeat(Message message) =>
        message.Blocks?.Add(new ContextBlock { Elements = [new Markdown("_This may be a repeat: Slack did not answer the first time._")] });

    public async Task<Receipt> Update(ClaimedNotice notice, Message message, CancellationToken cancellation)
    {
        var response = await slack.Chat.Update(new MessageUpdate
        {
            ChannelId = notice.Channel!, Ts = notice.Ts!, Text = message.Text, Blocks = message.Blocks, Parse = ParseMode.None, LinkNames = false,
        }, cancellation);
        return response is { Ts.Length: > 0 }
            ? new(notice.Channel!, notice.Ts!)
            : throw new SlackCallException(SlackFailure.Unknown, "an answer without a ts");
    }

    /// <summary>Opening a conversation says nothing: whatever went wrong, the message was not sent.</summary>
    private static async Task<string> Open(ClaimedNotice notice, Func<string, string, Task<string>> open)
    {
        try
        {
            return await open(notice.WorkspaceId, notice.Recipient);
        }
        catch (SlackCallException exception) when (exception.Failure == SlackFailure.Unknown)
        {
            throw new SlackCallException(SlackFailure.Unsent, exception.Code, inner: exception);
        }
    }

    private async Task<Receipt> Post(Message message, CancellationToken cancellation)
    {
        var response = await slack.Chat.PostMessage(message, cancellation);
        return response is { Ts.Length: > 0 }
            ? new(response.Channel, response.Ts)
            : throw new SlackCallException(SlackFailure.Unknown, "an answer without a ts");
    }
}
