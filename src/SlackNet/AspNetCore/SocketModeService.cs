using Microsoft.Extensions.Hosting;
using SlackNet.SocketMode;

namespace SlackNet.AspNetCore;

/// <summary>Connects when the host starts, without delaying the start, and disconnects before the host has stopped.</summary>
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
