using AndonBot.Slack;
using Microsoft.Extensions.Logging.Abstractions;
using SlackNet;
using SlackNet.SocketMode;

namespace AndonBot.Tests.Slack;

internal sealed class SlackConnectionsTests
{
    [Test]
    public async Task A_stop_after_the_client_has_disconnected_ends_without_an_exception()
    {
        using var client = new PackageClient();
        using var connections = new SlackConnections(client, NullLogger<SlackConnections>.Instance);
        await connections.StartAsync(CancellationToken.None);
        client.Disconnect();

        await connections.StopAsync(CancellationToken.None);

        Assert.That(client.Disconnects, Is.EqualTo(2));
    }

    /// <summary>Like the client of SlackNet's package, it cannot be used once it has disconnected.</summary>
    private sealed class PackageClient : ISlackSocketModeClient, IDisposable
    {
        public int Disconnects { get; private set; }

        public bool Connected => Disconnects == 0;

        public Task Connect(SocketModeConnectionOptions connectionOptions = null!, CancellationToken cancellationToken = default)
        {
            ObjectDisposedException.ThrowIf(Disconnects > 0, this);
            return Task.CompletedTask;
        }

        public void Disconnect() => ObjectDisposedException.ThrowIf(Disconnects++ > 0, this);

        public void Dispose() { }
    }
}
