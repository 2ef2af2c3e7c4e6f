namespace SlackNet.WebApi;

public interface IAppsConnectionsApi
{
    /// <summary>A URL at which one Socket Mode connection can be opened. This needs an app-level token.</summary>
    Task<ConnectionOpenResponse> Open(CancellationToken cancellationToken = default);
}

public class ConnectionOpenResponse
{
    public string Url { get; set; }
}

internal sealed class AppsConnectionsApi(SlackApiClient client) : IAppsConnectionsApi
{
    public Task<ConnectionOpenResponse> Open(CancellationToken cancellationToken = default) =>
        client.Post<ConnectionOpenResponse>("apps.connections.open", new NoArgs(), cancellationToken);
}
