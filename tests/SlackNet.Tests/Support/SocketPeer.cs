using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackNetTests;

/// <summary>Slack's side of a Socket Mode connection.</summary>
internal sealed class SocketPeer(WebSocket socket)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the connection has ended.</summary>
    public Task Closed => _closed.Task;

    public WebSocketCloseStatus? Status => socket.CloseStatus;

    public Task Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public Task Send(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None);

    public Task SendSample(string sample) => Send(SlackNetSample.Text($"socket/{sample}"));

    /// <summary>The next message; null when the other side has closed the connection.</summary>
    public async Task<JsonNode?> Receive()
    {
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[65_536];
        var part = await socket.ReceiveAsync(buffer, limit.Token);
        if (part.MessageType != WebSocketMessageType.Close)
            return JsonNode.Parse(buffer.AsSpan(0, part.Count));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        _closed.TrySetResult();
        return null;
    }

    public void Cut()
    {
        socket.Abort();
        _closed.TrySetResult();
    }
}
