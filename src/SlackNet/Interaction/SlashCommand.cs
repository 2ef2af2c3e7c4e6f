using SlackNet.WebApi;

namespace SlackNet.Interaction;

/// <summary>Handles a slash command. What it returns is sent as the acknowledgement, which has to be within 3 seconds.</summary>
public interface ISlashCommandHandler
{
    Task<SlashCommandResponse> Handle(SlashCommand command);
}

public class SlashCommand
{
    public string Token { get; set; }

    public string Command { get; set; }

    public string Text { get; set; }

    public string ResponseUrl { get; set; }

    public string TriggerId { get; set; }

    public string UserId { get; set; }

    public string UserName { get; set; }

    public string TeamId { get; set; }

    public string TeamDomain { get; set; }

    public string EnterpriseId { get; set; }

    public string EnterpriseName { get; set; }

    public string ChannelId { get; set; }

    public string ChannelName { get; set; }

    public string ApiAppId { get; set; }
}

public class SlashCommandResponse : IMessageResponse
{
    public Message Message { get; set; }

    public ResponseType ResponseType { get; set; } = ResponseType.Ephemeral;
}

public enum ResponseType
{
    InChannel,
    Ephemeral,
}
