using SlackNet.Blocks;

namespace SlackNet.Events;

public abstract class MessageEventBase : Event
{
    public Guid ClientMsgId { get; set; }

    public string User { get; set; }

    public string Text { get; set; }

    public string Ts { get; set; }

    public string Team { get; set; }

    public string Channel { get; set; }

    public string ThreadTs { get; set; }

    public IList<Attachment> Attachments { get; set; } = [];

    public IList<Block> Blocks { get; set; } = [];

    public Edit Edited { get; set; }
}

/// <summary>A message: in an event, in a history, or in an interaction.</summary>
public class MessageEvent : MessageEventBase
{
    public string Subtype { get; set; }

    public string ChannelType { get; set; }

    public int ReplyCount { get; set; }

    public IList<string> ReplyUsers { get; set; } = [];

    public int ReplyUsersCount { get; set; }

    public string LatestReply { get; set; }

    public MessageMetadata Metadata { get; set; }

    public string BotId { get; set; }

    public string AppId { get; set; }

    public BotInfo BotProfile { get; set; }
}

public class AppMention : MessageEventBase;
