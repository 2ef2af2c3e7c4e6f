using SlackNet.WebApi;

namespace SlackNet;

/// <summary>Slack's Web API with one token.</summary>
public interface ISlackApiClient
{
    IAppsConnectionsApi AppsConnectionsApi { get; }

    IAuthApi Auth { get; }

    IChatApi Chat { get; }

    IConversationsApi Conversations { get; }

    IUsersApi Users { get; }

    IViewsApi Views { get; }

    /// <summary>Posts a message to the response URL of a request. The client's token is sent there too, unless it is empty.</summary>
    Task Respond(string responseUrl, IReadOnlyMessage message, CancellationToken cancellationToken);

    ISlackApiClient WithAccessToken(string accessToken);
}
