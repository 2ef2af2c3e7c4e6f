using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.LocalSlack.Sockets;

/// <summary>One connection that the app opened: frames of JSON text both ways.</summary>
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

    /// <summary>Is cancelled when the connection is no more.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Whether the frame left; it may be lost on its way all the same.</summary>
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

    /// <summary>Hands on every frame of the app until the connection ends, and says how it did.</summary>
    public async Task<string> ReceiveAsync(Action<JsonObject> hear)
    {
        try
        {
            while (await NextAsync() is { } text)
                hear(JsonReading.ParseOrNull(text) as JsonObject ?? new() { ["text"] = text });
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

    /// <summary>Says good-bye and sends nothing more.</summary>
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
            // It is closed, then.
        }
        finally
        {
            _sending.Release();
        }
    }

    public void Cut() => _abort();

    public void Freeze() => _stream.IsFrozen = true;

    /// <summary>Whoever still waits to send finds the connection closed.</summary>
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
