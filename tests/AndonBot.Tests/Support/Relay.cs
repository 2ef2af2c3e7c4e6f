using System.Net;
using System.Net.Sockets;

namespace AndonBot.Tests.Support;

/// <summary>
/// A way to a server on loopback that can be slow, or stop carrying anything as a network
/// or a frozen machine does: connections stay open and nothing comes back.
/// </summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<TcpClient> _clients = [];
    private readonly int _target;
    private readonly Task _accepting;
    private volatile bool _isStuck;
    private volatile int _delay;

    private Relay(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static Relay To(int port) => new(port);

    /// <summary>From here on connections are taken and nothing is carried.</summary>
    public void Stick() => _isStuck = true;

    /// <summary>From here on whatever the server answers comes later.</summary>
    public void Slow(TimeSpan delay) => _delay = (int)delay.TotalMilliseconds;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var client in _clients)
            client.Dispose();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_end.Token);
            var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            _clients.AddRange([client, server]);
            _ = CarryAsync(client, server, isAnswer: false);
            _ = CarryAsync(server, client, isAnswer: true);
        }
    }

    private async Task CarryAsync(TcpClient from, TcpClient to, bool isAnswer)
    {
        var buffer = new byte[8192];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, _end.Token)) > 0)
            {
                if (isAnswer && _delay > 0)
                    await Task.Delay(_delay, _end.Token);
                if (!_isStuck)
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone; the other may as well.
        }

        to.Close();
    }
}
