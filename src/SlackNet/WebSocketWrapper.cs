using System.Net.WebSockets;
using System.Text;
using SlackNet.SocketMode;

namespace SlackNet;

/// <summary>Sends and receives text over a <see cref="ClientWebSocket"/>.</summary>
/// <remarks>Disposing starts to close the connection, and <see cref="Closed"/> completes when it is closed.</remarks>
public class WebSocketWrapper(ClientWebSocket webSocket, string uri) : IWebSocket
{
    /// <summary>The largest message that is accepted, in bytes.</summary>
    private const int MessageLimit = 262_144;

    private static readonly TimeSpan closingLimit = TimeSpan.FromSeconds(2);

    private readonly MessageStream messages = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WebSocketState State => webSocket.State;

    public Task Closed => closed.Task;

    public IObservable<string> Messages => messages;

    public async Task<bool> Open(CancellationToken cancellationToken)
    {
        await webSocket.ConnectAsync(new Uri(uri), cancellationToken);
        _ = ReceiveAll();
        return webSocket.State == WebSocketState.Open;
    }

    public Task Send(string message) => InTurn(() =>
        webSocket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));

    public void Dispose()
    {
        _ = Close();
        GC.SuppressFinalize(this);
    }

    private async Task Close()
    {
        using var limit = new CancellationTokenSource(closingLimit);
        await SayClose(WebSocketCloseStatus.NormalClosure, limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await closed.Task.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        webSocket.Dispose();
    }

    private async Task ReceiveAll()
    {
        var buffer = new byte[MessageLimit + 1];
        try
        {
            while (await Receive(buffer) is { } length)
            {
                if (length > MessageLimit)
                {
                    using var limit = new CancellationTokenSource(closingLimit);
                    await SayClose(WebSocketCloseStatus.MessageTooBig, limit.Token);
                    throw new WebSocketException($"A message had more than {MessageLimit} bytes.");
                }

                messages.Publish(Encoding.UTF8.GetString(buffer.AsSpan(0, length)));
            }

            messages.Complete();
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            messages.Fail(failure);
        }
        finally
        {
            closed.TrySetResult();
        }
    }

    /// <summary>The length of the next text in bytes, which is more than the limit when it is too long; null when the other side has closed.</summary>
    private async Task<int?> Receive(byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var part = await webSocket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (length > MessageLimit || (part.EndOfMessage && part.MessageType == WebSocketMessageType.Text))
                return length;
            if (part.EndOfMessage)
                length = 0;
        }
    }

    private Task SayClose(WebSocketCloseStatus status, CancellationToken cancellationToken) =>
        InTurn(() => webSocket.CloseOutputAsync(status, null, cancellationToken), cancellationToken);

    /// <summary>A <see cref="ClientWebSocket"/> can send only one thing at a time.</summary>
    private async Task InTurn(Func<Task> send, CancellationToken cancellationToken = default)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            await send();
        }
        finally
        {
            sending.Release();
        }
    }
}
