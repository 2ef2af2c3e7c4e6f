using System.Net;
using System.Net.Sockets;

namespace AndonBot.Tests.Support;

/// <summary>
/// A way to a server on loopback that can be slow, be cut, or stop carrying anything as a network
/// or a frozen machine does: connections stay open and nothing comes back.
/// </summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<TcpClient> _clients = [];
    private readonly Task _accepting;
    private volatile int _target;
    private volatile bool _isStuck;
    private volatile bool _isCut;
    private volatile bool _losesAnswers;
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

    /// <summary>From here on whatever the server answers comes later, each packet by itself.</summary>
    public void Slow(TimeSpan delay) => _delay = (int)delay.TotalMilliseconds;

    /// <summary>Resets all connections, and from here on every new one.</summary>
    public void Cut()
    {
        _isCut = true;
        lock (_clients)
            _clients.ForEach(Reset);
    }

    /// <summary>From here on what is asked reaches the server, and in place of the answer the connection is reset.</summary>
    public void LoseAnswers() => _losesAnswers = true;

    /// <summary>From here on everything is carried again; what was stuck stays lost.</summary>
    /// <param name="target">Another server, for new connections.</param>
    public void Mend(int? target = null)
    {
        if (_isStuck)
            Cut();
        _target = target ?? _target;
        (_isCut, _losesAnswers, _isStuck, _delay) = (false, false, false, 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_clients)
            _clients.ForEach(client => client.Dispose());
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_end.Token);
            var server = new TcpClient();
            lock (_clients)
                _clients.AddRange([client, server]);
            try
            {
                if (_isCut)
                    throw new IOException("The way is cut.");
                await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
            {
                Reset(client);
                continue;
            }

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
                if (isAnswer && _losesAnswers)
                    Reset(to);
                if (!_isStuck)
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has gone; the other may as well.
        }

        to.Close();
    }

    private static void Reset(TcpClient client)
    {
        try
        {
            client.LingerState = new(enable: true, seconds: 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or NullReferenceException)
        {
            // It has gone by itself.
        }

        client.Close();
    }
}
