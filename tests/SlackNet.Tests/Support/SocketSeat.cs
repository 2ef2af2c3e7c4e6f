using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace SlackNetTests;

/// <summary>Slack's end of one Socket Mode connection.</summary>
internal sealed class SocketSeat(WebSocket socket)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the connection has been closed by the other side.</summary>
    public Task Left => _left.Task;

    public WebSocketCloseStatus? Status => socket.CloseStatus;

    public Task Say(string text) => Say(Encoding.UTF8.GetBytes(text));

    public Task Say(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None);

    public Task Send(string sample) => Say(SlackNetSample.Text($"socket/{sample}"));

    /// <summary>The next frame; null when the other side has closed.</summary>
    public async Task<JsonNode?> Hear()
    {
        using var limit = new CancellationTokenSource(Patience);
        var buffer = new byte[65_536];
        var part = await socket.ReceiveAsync(buffer, limit.Token);
        if (part.MessageType != WebSocketMessageType.Close)
            return JsonNode.Parse(buffer.AsSpan(0, part.Count));
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        _left.TrySetResult();
        return null;
    }

    public void Cut()
    {
        socket.Abort();
        _left.TrySetResult();
    }
}
