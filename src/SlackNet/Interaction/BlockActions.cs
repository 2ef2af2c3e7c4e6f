using System.Text.Json.Serialization;
using SlackNet.Blocks;
using SlackNet.Events;

namespace SlackNet.Interaction;

/// <summary>Handles every use of an element. The request is acknowledged when it returns, which has to be within 3 seconds.</summary>
public interface IBlockActionHandler
{
    Task Handle(BlockActionRequest request);
}

/// <summary>Handles the uses of one type of element. The request is acknowledged when it returns, which has to be within 3 seconds.</summary>
public interface IBlockActionHandler<TAction> where TAction : BlockAction
{
    Task Handle(TAction action, BlockActionRequest request);
}

/// <summary>Somebody used an element: in a message, then there are a channel and a message, or in a view, then there are neither.</summary>
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

/// <summary>The message or view that contains the element.</summary>
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
