using AndonBot.Slack;
using SlackNet;

namespace AndonBot.People;

/// <summary>Asks Slack who is in the channels that lines belong to. While it does not answer, what it said last holds.</summary>
public sealed partial class ChannelAudiences(ISlackApiClient slack, ChannelStore store, ILogger<ChannelAudiences> logger)
{
    /// <summary>How many channels are asked about in a tick.</summary>
    private const int AtOnce = 6;

    private const int PageSize = 1000;

    /// <summary>Reads the channels that were not read for a while.</summary>
    public async Task Read(string workspace, CancellationToken cancellation) =>
        await Task.WhenAll((await store.TakeStale(workspace, AtOnce)).Select(claim => Read(workspace, claim, cancellation)));

    /// <summary>Whether somebody is in a channel, as Slack says now.</summary>
    /// <exception cref="SlackCallException">Slack could not be asked.</exception>
    public async Task<bool> Has(string channel, string user, CancellationToken cancellation) => (await Members(channel, cancellation)).Contains(user);

    private async Task Read(string workspace, ChannelStore.Claim claim, CancellationToken cancellation)
    {
        try
        {
            var channel = await slack.Conversations.Info(claim.Channel, cancellationToken: cancellation);
            var isPrivate = channel.IsPrivate || channel.IsGroup || channel.IsIm || channel.IsMpim;
            await store.Save(workspace, claim, isPrivate, isPrivate || claim.WithGuests ? await Members(claim.Channel, cancellation) : null);
        }
        catch (SlackCallException exception) when (exception.Code == "channel_not_found")
        {
            // Private, and the bot is not in it: who is in it cannot be known.
            await store.Save(workspace, claim, isPrivate: true, []);
        }
        catch (SlackCallException exception)
        {
            Log.NotRead(logger, claim.Channel, exception.Code);
            await store.Postpone(workspace, claim);
        }
    }

    private async Task<IReadOnlyCollection<string>> Members(string channel, CancellationToken cancellation)
    {
        var members = new HashSet<string>();
        string? cursor = null;
        do
        {
            var page = await slack.Conversations.Members(channel, PageSize, cursor, cancellation);
            members.UnionWith(page.Members);
            cursor = page.ResponseMetadata?.NextCursor;
        }
        while (!string.IsNullOrEmpty(cursor));
        return members;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Slack could not say who is in {Channel} ({Code}).")]
        public static partial void NotRead(ILogger logger, string channel, string code);
    }
}
