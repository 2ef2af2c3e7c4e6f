using AndonBot.Slack;
using SlackNet;
using SlackNet.WebApi;

namespace AndonBot.People;

/// <summary>Joins channels and posts a first message, before anything depends on the bot being there. Failures are returned as sentences.</summary>
public sealed class ChannelMembership(ISlackApiClient slack)
{
    /// <summary>Joins a public channel. Returns why it could not, else null.</summary>
    public async Task<string?> Join(DirectoryChannel channel, CancellationToken cancellation) => channel.IsMember
        ? null
        : await Try(() => slack.Conversations.Join(channel.Id, cancellation), code => $"I could not join {channel}: {code}.");

    /// <summary>Posts a first message. Returns why it could not, else null.</summary>
    public Task<string?> Say(DirectoryChannel channel, string text, CancellationToken cancellation) => Try(
        () => slack.Chat.PostMessage(new Message { Channel = channel.Id, Text = text }, cancellation),
        code => code switch
        {
            "not_in_channel" or "channel_not_found" => $"I cannot post in {channel}: type \"/invite @andon\" there, then submit this again.",
            _ when code.StartsWith("restricted_action", StringComparison.Ordinal) =>
                $"I cannot post in {channel}: only some people may. Let me be one of them in the channel's settings, then submit this again.",
            _ => $"I could not post in {channel}: {code}.",
        });

    private static async Task<string?> Try(Func<Task> act, Func<string, string> sentence)
    {
        try
        {
            await act();
            return null;
        }
        catch (SlackCallException exception)
        {
            return sentence(exception.Code);
        }
    }
}
