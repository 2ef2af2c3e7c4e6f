using AndonBot.People;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Outbox;

/// <summary>Posts and updates the messages of notifications in Slack.</summary>
internal sealed class SlackMessageSender(ISlackApiClient slack, PeopleDirectory people)
{
    /// <summary>The channel that a notification goes to; opens the conversation when it goes to a person.</summary>
    public async Task<string> ChannelFor(ClaimedNotification claimed, SlackNotification notification) =>
        claimed.Channel ?? (notification.IsInChannel ? claimed.Recipient : await Open(claimed, people.DmChannel));

    public async Task<Receipt> Post(
        ClaimedNotification claimed, SlackNotification notification, string channel, string? thread, Message message, CancellationToken cancellation)
    {
        message.Channel = channel;
        message.ThreadTs = thread;
        message.Parse = ParseMode.None;
        message.LinkNames = false;
        message.UnfurlLinks = false;
        message.UnfurlMedia = false;
        message.MetadataObject = new AndonNotice { Id = claimed.Id.ToString() };
        try
        {
            return await Post(message, cancellation);
        }
        catch (SlackCallException exception) when (exception.Code == "channel_not_found" && !notification.IsInChannel)
        {
            // Slack no longer knows the conversation that the bot has stored. A new one can reach the same person.
            message.Channel = await Open(claimed, people.OpenDm);
            if (message.Channel == channel)
                throw;
            return await Post(message, cancellation);
        }
    }

    /// <summary>Adds a note that the message may be a repeat: Slack did not answer the first time, and the bot cannot read the channel to check.</summary>
    public static void MarkAsRepeat(Message message) =>
        message.Blocks?.Add(new ContextBlock { Elements = [new Markdown("_This may be a repeat: Slack did not answer the first time._")] });

    public async Task<Receipt> Update(ClaimedNotification claimed, Message message, CancellationToken cancellation)
    {
        var response = await slack.Chat.Update(new MessageUpdate
        {
            ChannelId = claimed.Channel!, Ts = claimed.Ts!, Text = message.Text, Blocks = message.Blocks, Parse = ParseMode.None, LinkNames = false,
        }, cancellation);
        return response is { Ts.Length: > 0 }
            ? new(claimed.Channel!, claimed.Ts!)
            : throw new SlackCallException(SlackFailure.Unknown, "an answer without a ts");
    }

    /// <summary>Opening a conversation sends no message, so a failure here always means that the message was not sent.</summary>
    private static async Task<string> Open(ClaimedNotification claimed, Func<string, string, Task<string>> open)
    {
        try
        {
            return await open(claimed.WorkspaceId, claimed.Recipient);
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
