using SlackNet.Blocks;

namespace SlackNet.WebApi;

// The bodies of requests, with Slack's names for their members.

internal sealed record NoArgs;

internal sealed record ChannelArgs(string Channel);

internal sealed record DeleteArgs(string Ts, string Channel);

internal sealed record OpenConversationArgs(string Channel, bool ReturnIm, IEnumerable<string> Users);

internal sealed record OpenViewArgs(string TriggerId, ViewDefinition View);

internal sealed record PublishViewArgs(string UserId, ViewDefinition View, string Hash);

internal sealed record UpdateViewArgs(ViewDefinition View, string ViewId, string ExternalId, string Hash);

internal sealed class PostMessageArgs(Message message, MessageMetadata metadata)
{
    public string Channel => message.Channel;

    public string Text => message.Text;

    public ParseMode Parse => message.Parse;

    public bool LinkNames => message.LinkNames;

    public IList<Attachment> Attachments => message.Attachments;

    public IList<Block> Blocks => message.Blocks;

    public bool UnfurlLinks => message.UnfurlLinks;

    public bool UnfurlMedia => message.UnfurlMedia;

    public string Username => message.Username;

    public bool? AsUser => message.AsUser;

    public string IconUrl => message.IconUrl;

    public string IconEmoji => message.IconEmoji;

    public string ThreadTs => message.ThreadTs;

    public bool ReplyBroadcast => message.ReplyBroadcast;

    public MessageMetadata Metadata => metadata;
}

internal sealed class PostEphemeralArgs(string userId, Message message)
{
    public string Channel => message.Channel;

    public string Text => message.Text;

    public string User => userId;

    public bool? AsUser => message.AsUser;

    public IList<Attachment> Attachments => message.Attachments;

    public IList<Block> Blocks => message.Blocks;

    public bool LinkNames => message.LinkNames;

    public string ThreadTs => message.ThreadTs;

    public ParseMode Parse => message.Parse;
}

internal sealed class UpdateMessageArgs(MessageUpdate update)
{
    public string Ts => update.Ts;

    public string Channel => update.ChannelId;

    public string Text => update.Text;

    public IList<Attachment> Attachments => update.Attachments;

    public IList<Block> Blocks => update.Blocks;

    public ParseMode Parse => update.Parse;

    public bool LinkNames => update.LinkNames;

    public bool? AsUser => update.AsUser;

    public IList<string> FileIds => update.FileIds;
}
