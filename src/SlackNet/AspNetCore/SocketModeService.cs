using Microsoft.Extensions.Hosting;
using SlackNet.SocketMode;

namespace SlackNet.AspNetCore;

/// <summary>Connects with the host, without holding its start up, and lets go before the host ends.</summary>
internal sealed class SocketModeService(SlackSocketModeClient client, SlackEndpointConfiguration endpoint) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (endpoint.SocketMode)
            _ = client.Connect(endpoint.SocketModeConnectionOptions, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => client.DisconnectAsync().WaitAsync(cancellationToken);
}
