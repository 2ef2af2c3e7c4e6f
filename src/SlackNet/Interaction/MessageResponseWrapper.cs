using System.Text.Json.Serialization;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace SlackNet.Interaction;

/// <summary>The JSON of a response: the members of the message, and those that say how to show it.</summary>
public class MessageResponseWrapper(IMessageResponse response) : IReadOnlyMessage
{
    public string Channel => response.Message?.Channel;

    public string Text => response.Message?.Text;

    public ParseMode Parse => response.Message?.Parse ?? ParseMode.None;

    public bool LinkNames => response.Message?.LinkNames ?? false;

    public IList<Attachment> Attachments => response.Message?.Attachments;

    public IList<Block> Blocks => response.Message?.Blocks;

    public bool UnfurlLinks => response.Message?.UnfurlLinks ?? false;

    public bool UnfurlMedia => response.Message?.UnfurlMedia ?? false;

    public string Username => response.Message?.Username;

    public bool? AsUser => response.Message?.AsUser;

    public string IconUrl => response.Message?.IconUrl;

    public string IconEmoji => response.Message?.IconEmoji;

    public string ThreadTs => response.Message?.ThreadTs;

    public bool ReplyBroadcast => response.Message?.ReplyBroadcast ?? false;

    [JsonIgnore]
    public MessageMetadata MetadataJson => response.Message?.MetadataJson;

    [JsonIgnore]
    public object MetadataObject => response.Message?.MetadataObject;
}

public class MessageUpdateResponse(MessageResponse response) : MessageResponseWrapper(response)
{
    public ResponseType ResponseType => response.ResponseType;

    public bool ReplaceOriginal => response.ReplaceOriginal;

    public bool DeleteOriginal => response.DeleteOriginal;
}

public class SlashCommandMessageResponse(SlashCommandResponse response) : MessageResponseWrapper(response)
{
    public ResponseType ResponseType => response.ResponseType;
}
