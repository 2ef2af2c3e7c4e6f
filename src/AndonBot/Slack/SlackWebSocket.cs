using System.Net.WebSockets;
using System.Text.Json;
using SlackNet;

namespace AndonBot.Slack;

/// <summary>One of the bot's web sockets to Slack: open when Slack has said hello, and silent about what SlackNet takes wrongly.</summary>
internal sealed class SlackWebSocket(IWebSocket socket, SlackWebSockets all) : IWebSocket, IObservable<string>
{
    private static readonly TimeSpan OpeningLimit = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _hello = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WebSocketState State => socket.State;

    public Task Closed => socket.Closed;

    public IObservable<string> Messages => this;

    /// <remarks>
    /// Slack also accepts connections only to close them again, for instance while Socket Mode is switched off. SlackNet's package
    /// opens another at once when an open one is closed, but waits longer and longer when none could be opened.
    /// </remarks>
    public Task<bool> Open(CancellationToken cancellationToken) => WaitForHello(cancellationToken).WaitAsync(OpeningLimit, cancellationToken);

    public Task Send(string message) => socket.Send(message);

    public IDisposable Subscribe(IObserver<string> observer) => socket.Messages.Subscribe(new Listener(this, observer));

    public void Dispose()
    {
        all.Forget(this);
        socket.Dispose();
    }

    private async Task<bool> WaitForHello(CancellationToken cancellationToken)
    {
        if (await socket.Open(cancellationToken))
            await Task.WhenAny(_hello.Task, socket.Closed);
        return _hello.Task.IsCompleted;
    }

    /// <summary>Notes what was received, and tells whether SlackNet is to receive it too.</summary>
    /// <remarks>
    /// After link_disabled SlackNet's package closes its connections for ever: its client can neither connect nor disconnect again.
    /// Without the message, the connection is closed by Slack like any other, and opened again when Socket Mode is switched on.
    /// </remarks>
    private bool IsForSlackNet(string message)
    {
        all.Received(this);
        var frame = Read(message);
        if (frame?.Type == "hello")
            _hello.TrySetResult();
        if (frame is not { Type: "disconnect", Reason: "link_disabled" })
            return true;
        all.SwitchedOff();
        return false;
    }

    private static Frame? Read(string message)
    {
        try
        {
            return JsonSerializer.Deserialize<Frame>(message, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Frame(string? Type, string? Reason);

    private sealed class Listener(SlackWebSocket socket, IObserver<string> observer) : IObserver<string>
    {
        public void OnNext(string value)
        {
            if (socket.IsForSlackNet(value))
                observer.OnNext(value);
        }

        public void OnError(Exception error) => observer.OnError(error);

        public void OnCompleted() => observer.OnCompleted();
    }
}
