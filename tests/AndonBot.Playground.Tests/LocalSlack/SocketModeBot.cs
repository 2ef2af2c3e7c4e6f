using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>A minimal Socket Mode bot with one connection. It records frames and acknowledges envelopes as configured.</summary>
internal sealed class SocketModeBot : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SocketModeBot()
    {
        // The client closes a connection that does not answer a ping within this time.
        _socket.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(50);
        _socket.Options.KeepAliveTimeout = TimeSpan.FromMilliseconds(250);
    }

    public ConcurrentQueue<JsonObject> Frames { get; } = [];

    public IEnumerable<JsonObject> Envelopes => Frames.Where(frame => frame.ContainsKey("envelope_id"));

    /// <summary>Returns the acknowledgement of an envelope; null sends none.</summary>
    public Func<JsonObject, JsonObject?> Answers { get; set; } = envelope => Acknowledgement(envelope);

    /// <summary>A task that completes when the connection ends for any reason.</summary>
    public Task Ended => _ended.Task;

    public WebSocketState State => _socket.State;

    /// <summary>Connects and waits for the first frame.</summary>
    public static async Task<SocketModeBot> ConnectAsync(string address)
    {
        var bot = new SocketModeBot();
        await bot._socket.ConnectAsync(new Uri(address), default);
        bot.Frames.Enqueue((await bot.NextAsync())!);
        _ = bot.ListenAsync();
        return bot;
    }

    public static JsonObject Acknowledgement(JsonObject envelope, JsonNode? payload = null)
    {
        var frame = new JsonObject { ["envelope_id"] = envelope["envelope_id"]!.DeepClone() };
        if (payload is not null)
            frame["payload"] = payload;
        return frame;
    }

    public Task SendAsync(JsonObject frame) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, default);

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        await ValueTask.CompletedTask;
    }

    private async Task ListenAsync()
    {
        try
        {
            while (await NextAsync() is { } frame)
            {
                Frames.Enqueue(frame);
                if (frame.ContainsKey("envelope_id") && Answers(frame) is { } acknowledgement)
                    await SendAsync(acknowledgement);
            }
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection was aborted; the property State shows it.
        }
        finally
        {
            _ended.SetResult();
        }
    }

    private async Task<JsonObject?> NextAsync()
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer, default);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(text.ToArray())!.AsObject();
    }
}
