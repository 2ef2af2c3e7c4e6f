using System.Net;
using System.Net.Sockets;
using AndonBot.Slack;

namespace AndonBot.Tests.Slack;

/// <summary>What the bot's own requests fail with.</summary>
internal sealed class OutgoingCallsTests
{
    [Test]
    public async Task A_connection_that_ends_when_it_was_just_opened_is_a_failed_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new HttpClient(new OutgoingCalls(async (_, cancellation) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(listener.LocalEndpoint, cancellation);
            using (var accepted = await listener.AcceptSocketAsync(cancellation))
                accepted.Close(timeout: 0);
            socket.Poll(-1, SelectMode.SelectRead);
            return new NetworkStream(socket, ownsSocket: true);
        }));

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri($"http://{listener.LocalEndpoint}/")));

        Assert.That(SlackResilience.IsUnsent(failure!), $"{failure!.HttpRequestError}");
        Assert.That(failure!.InnerException, Is.InstanceOf<SocketException>());
    }
}
