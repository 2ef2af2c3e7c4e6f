using SlackNet.WebApi;

namespace SlackNet.Interaction;

public interface IMessageResponse
{
    Message Message { get; set; }
}

/// <summary>A message for a response URL. By default it is a new message that everybody in the channel sees.</summary>
public class MessageResponse : IMessageResponse
{
    public ResponseType ResponseType { get; set; }

    public bool ReplaceOriginal { get; set; }

    public bool DeleteOriginal { get; set; }

    public Message Message { get; set; }
}
