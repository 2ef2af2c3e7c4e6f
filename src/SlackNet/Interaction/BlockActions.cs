using System.Text.Json.Serialization;
using SlackNet.Blocks;
using SlackNet.Events;

namespace SlackNet.Interaction;

/// <summary>Handles every use of an element; Slack has its acknowledgement when it returns, due within 3 seconds.</summary>
public interface IBlockActionHandler
{
    Task Handle(BlockActionRequest request);
}

/// <summary>Handles the uses of one kind of element; Slack has its acknowledgement when it returns, due within 3 seconds.</summary>
public interface IBlockActionHandler<TAction> where TAction : BlockAction
{
    Task Handle(TAction action, BlockActionRequest request);
}

/// <summary>The use of an element in a message, which has a channel and a message, or in a view, which has neither.</summary>
public class BlockActionRequest : InteractionRequest
{
    public Container Container { get; set; }

    public string TriggerId { get; set; }

    public MessageEvent Message { get; set; }

    public ViewInfo View { get; set; }

    public ViewState State { get; set; }

    public Attachment AppUnfurl { get; set; }

    public IList<BlockAction> Actions { get; set; } = [];

    [JsonIgnore]
    public BlockAction Action => Actions.FirstOrDefault();
}

/// <summary>Where the element that was used is.</summary>
public class Container
{
    public string Type { get; set; }

    public string MessageTs { get; set; }

    public int AttachmentId { get; set; }

    public string ChannelId { get; set; }

    public bool IsEphemeral { get; set; }

    public bool IsAppUnfurl { get; set; }

    public string AppUnfurlUrl { get; set; }

    public string ThreadTs { get; set; }
}
