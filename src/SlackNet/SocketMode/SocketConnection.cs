using System.Diagnostics;
using System.Net.WebSockets;
using SlackNet.Dispatch;
using SlackNet.Events;
using SlackNet.Interaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackNet.SocketMode;

/// <summary>
/// One connection, from hello to its end. Envelopes are handled concurrently, and each is acknowledged when its handler has returned.
/// An envelope that is not understood or whose handler fails is not acknowledged, and Slack shows that to the user.
/// </summary>
internal sealed partial class SocketConnection(
    SlackDispatcher dispatcher, IServiceScopeFactory scopes, IWebSocketFactory sockets, SlackJsonSettings json, ILogger<SocketConnection> log)
    : IObserver<string>, IDisposable
{
    private static readonly TimeSpan helloLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan closingLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan quietPeriod = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource mustBeReplaced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private IWebSocket socket;
    private TaskCompletionSource idle;
    private int handling;
    private long lastAccepted;
    private bool acceptsNothing;

    /// <summary>Whether Slack has said hello and the connection is still open.</summary>
    public bool IsUp => hello.Task.IsCompletedSuccessfully && !socket.Closed.IsCompleted;

    /// <summary>Completes when another connection has to replace this one: Slack has asked for it, or the connection has ended.</summary>
    public Task MustBeReplaced => mustBeReplaced.Task;

    /// <summary>Connects and returns when Slack has said hello.</summary>
    public async Task Open(Uri url, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(helloLimit);
        socket = sockets.Create(url.AbsoluteUri);
        socket.Messages.Subscribe(this);
        if (!await socket.Open(limit.Token))
            throw new WebSocketException(WebSocketError.Faulted);
        _ = End();
        await hello.Task.WaitAsync(limit.Token);
        lastAccepted = Stopwatch.GetTimestamp();
    }

    /// <summary>From now on, envelopes are not accepted; Slack sends them over another connection.</summary>
    public void StopAccepting()
    {
        lock (gate)
            acceptsNothing = true;
    }

    /// <summary>Closes the connection when Slack has stopped sending on it (or nothing is accepted anyway) and everything accepted is acknowledged.</summary>
    public async Task Close()
    {
        await WaitUntilQuiet();
        await WaitUntilIdle();
        Dispose();
        await socket.Closed.WaitAsync(closingLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Closes the connection at once; what is still being handled is not acknowledged.</summary>
    public void Dispose()
    {
        socket?.Dispose();
        mustBeReplaced.TrySetResult();
    }

    void IObserver<string>.OnNext(string value) => Receive(SocketFrame.Read(value, json));

    void IObserver<string>.OnError(Exception error) => Log.Lost(log, error.Message);

    void IObserver<string>.OnCompleted() { }

    private async Task End()
    {
        await socket.Closed;
        mustBeReplaced.TrySetResult();
        hello.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
    }

    private void Receive(SocketFrame frame)
    {
        switch (frame)
        {
            case { Type: SocketFrame.Hello }:
                hello.TrySetResult();
                break;
            case { Type: SocketFrame.Disconnect }:
                Log.AskedToReplace(log, frame.Reason);
                mustBeReplaced.TrySetResult();
                hello.TrySetException(new WebSocketException($"Slack said {frame.Reason}."));
                break;
            case { EnvelopeId: not null } when WorkOf(frame) is { } work:
                Begin(frame, work);
                break;
            default:
                Log.NotUnderstood(log, frame?.Type);
                break;
        }
    }

    private Func<IServiceProvider, Task<object>> WorkOf(SocketFrame envelope)
    {
        switch (envelope.Type)
        {
            case "slash_commands" when envelope.PayloadAs<SlashCommand>(json) is { Command: not null } command:
                return services => dispatcher.Command(command, services);
            case "interactive" when envelope.PayloadAs<InteractionRequest>(json) is { Type: not null } request:
                return services => dispatcher.Interaction(request, services);
            case "events_api" when envelope.PayloadAs<EventRequest>(json) is EventCallback { Event: not null } callback:
                return async _ =>
                {
                    await dispatcher.Event(callback);
                    return null;
                };
            default:
                return null;
        }
    }

    private void Begin(SocketFrame envelope, Func<IServiceProvider, Task<object>> work)
    {
        lock (gate)
        {
            if (acceptsNothing)
                return;
            handling++;
            lastAccepted = Stopwatch.GetTimestamp();
        }

        _ = Task.Run(() => Handle(envelope, work));
    }

    private async Task Handle(SocketFrame envelope, Func<IServiceProvider, Task<object>> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await socket.Send(envelope.Acknowledgement(await work(scope.ServiceProvider), json));
        }
        catch (Exception failure) when (failure is WebSocketException or ObjectDisposedException)
        {
            Log.NotAcknowledged(log, envelope.EnvelopeId);
        }
        catch (Exception failure)
        {
            Log.Failed(log, envelope.EnvelopeId, failure);
        }
        finally
        {
            lock (gate)
            {
                if (--handling == 0 && idle is not null)
                {
                    acceptsNothing = true;
                    idle.TrySetResult();
                }
            }
        }
    }

    /// <summary>Waits until Slack has sent nothing for a while: it goes on sending on a connection that it wants replaced until it knows the new one.</summary>
    private async Task WaitUntilQuiet()
    {
        using var timer = new PeriodicTimer(quietPeriod / 10);
        while (!acceptsNothing && !socket.Closed.IsCompleted && Stopwatch.GetElapsedTime(lastAccepted) < quietPeriod)
            await timer.WaitForNextTickAsync();
    }

    /// <summary>Completes when nothing is being handled. From then on, nothing is accepted.</summary>
    private Task WaitUntilIdle()
    {
        lock (gate)
        {
            acceptsNothing |= handling == 0;
            if (handling == 0)
                return Task.CompletedTask;
            idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Slack asks to replace a Socket Mode connection: {Reason}.")]
        public static partial void AskedToReplace(Microsoft.Extensions.Logging.ILogger log, string reason);

        [LoggerMessage(LogLevel.Warning, "A Socket Mode connection was lost: {Reason}")]
        public static partial void Lost(Microsoft.Extensions.Logging.ILogger log, string reason);

        [LoggerMessage(LogLevel.Warning, "Slack sent a Socket Mode message that is not understood and was ignored (type {Type}).")]
        public static partial void NotUnderstood(Microsoft.Extensions.Logging.ILogger log, string type);

        [LoggerMessage(LogLevel.Warning, "The envelope {Envelope} was handled, but its connection ended before it was acknowledged.")]
        public static partial void NotAcknowledged(Microsoft.Extensions.Logging.ILogger log, string envelope);

        [LoggerMessage(LogLevel.Error, "The handler of the envelope {Envelope} failed, so it is not acknowledged.")]
        public static partial void Failed(Microsoft.Extensions.Logging.ILogger log, string envelope, Exception failure);
    }
}
