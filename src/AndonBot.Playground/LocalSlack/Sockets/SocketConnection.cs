using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Sockets;

/// <summary>A Socket Mode connection that the app opened. Both sides send JSON in text frames.</summary>
internal sealed class SocketConnection : IDisposable
{
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _ended = new();
    private readonly WebSocket _socket;
    private readonly SocketStream _stream;
    private readonly Action _abort;

    public SocketConnection(int number, WebSocket socket, SocketStream stream, Action abort)
    {
        (Number, _socket, _stream, _abort) = (number, socket, stream, abort);
        Ended = _ended.Token;
    }

    public int Number { get; }

    public bool IsOpen => _socket.State == WebSocketState.Open;

    /// <summary>Is cancelled when the connection ends.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Sends a frame. The result says whether it was sent, not whether it arrived.</summary>
    public async Task<bool> TrySendAsync(JsonObject frame)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, default);
            return true;
        }
        catch (Exception e) when (IsBroken(e))
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Passes each frame of the app to the callback until the connection ends. Returns "closed" or "cut".</summary>
    public async Task<string> ReceiveAsync(Action<JsonObject> receive)
    {
        try
        {
            while (await NextAsync() is { } text)
                receive(JsonReading.ParseOrNull(text) as JsonObject ?? new() { ["text"] = text });
            await CloseAsync();
            return "closed";
        }
        catch (Exception e) when (IsBroken(e))
        {
            return "cut";
        }
        finally
        {
            await _ended.CancelAsync();
        }
    }

    public async Task KeepPingingAsync(TimeSpan every, string host)
    {
        using var timer = new PeriodicTimer(every);
        while (await timer.WaitForNextTickAsync(Ended))
            await _stream.PingAsync($"Ping from {host}", Ended);
    }

    /// <summary>Sends a close frame; nothing is sent after it.</summary>
    public async Task CloseAsync()
    {
        await _sending.WaitAsync();
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }
        catch (Exception e) when (IsBroken(e))
        {
            // The connection is closed already.
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Cut()
    {
        try
        {
            _abort();
        }
        catch (ObjectDisposedException)
        {
            // The connection has ended in the meantime.
        }
    }

    public void Freeze() => _stream.IsFrozen = true;

    // The semaphore is not disposed: a caller that waits to send must still get it, to find the connection closed.
    public void Dispose() => _ended.Dispose();

    private async Task<string?> NextAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer, default);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }

    private static bool IsBroken(Exception e) =>
        e is WebSocketException or IOException or OperationCanceledException or InvalidOperationException or ObjectDisposedException;
}
