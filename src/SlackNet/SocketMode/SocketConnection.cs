using System.Diagnostics;
using System.Net.WebSockets;
using SlackNet.Dispatch;
using SlackNet.Events;
using SlackNet.Interaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SlackNet.SocketMode;

/// <summary>
/// One connection from hello to its end. Each envelope is handled beside the others and acknowledged when its handler has ended;
/// one that is not understood or fails is not acknowledged, and Slack says so to whoever waits.
/// </summary>
internal sealed partial class SocketConnection(
    SlackDispatcher dispatcher, IServiceScopeFactory scopes, SlackJsonSettings json, ILogger<SocketConnection> log) : IDisposable
{
    /// <summary>The largest frame taken, in bytes.</summary>
    public const int FrameLimit = 262_144;

    private static readonly TimeSpan helloLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan farewellLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan silence = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan pulse = TimeSpan.FromSeconds(5);

    private readonly ClientWebSocket socket = new() { Options = { KeepAliveInterval = pulse, KeepAliveTimeout = pulse } };
    private readonly SemaphoreSlim sending = new(1);
    private readonly TaskCompletionSource hello = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> leaving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly byte[] frame = new byte[FrameLimit + 1];
    private readonly Lock gate = new();
    private Task reading = Task.CompletedTask;
    private TaskCompletionSource idle;
    private int handling;
    private long lastTaken;
    private bool takesNoMore;

    /// <summary>Whether Slack has said hello and is listened to.</summary>
    public bool IsUp => hello.Task.IsCompletedSuccessfully && !reading.IsCompleted;

    /// <summary>Completes when another connection should take this one's place, with Slack's reason, or null when the connection is gone.</summary>
    public Task<string> Leaving => leaving.Task;

    /// <summary>Connects and returns when Slack has said hello.</summary>
    public async Task Open(Uri url, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(helloLimit);
        await socket.ConnectAsync(url, limit.Token);
        reading = Read();
        await hello.Task.WaitAsync(limit.Token);
        lastTaken = Stopwatch.GetTimestamp();
    }

    /// <summary>From here on what comes is left to others.</summary>
    public void TakeNoMore()
    {
        lock (gate)
            takesNoMore = true;
    }

    /// <summary>Closes the connection when Slack has ceased to send on it, or nothing more is taken, and everything that was taken is acknowledged.</summary>
    public async Task Close(WebSocketCloseStatus status = WebSocketCloseStatus.NormalClosure)
    {
        await Silence();
        await Idle();
        using var limit = new CancellationTokenSource(farewellLimit);
        await Send(() => socket.CloseOutputAsync(status, null, limit.Token), limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await reading.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Dispose();
    }

    /// <summary>Whoever still handles something finds the connection closed.</summary>
    public void Dispose()
    {
        socket.Dispose();
        leaving.TrySetResult(null);
    }

    private async Task Read()
    {
        try
        {
            while (await Next() is { } length)
            {
                if (length > FrameLimit)
                {
                    Log.TooLarge(log, FrameLimit);
                    leaving.TrySetResult(null);
                    TakeNoMore();
                    _ = Close(WebSocketCloseStatus.MessageTooBig);
                    return;
                }

                Take(SocketFrame.Read(frame.AsSpan(0, length), json));
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            Log.Cut(log, exception.Message);
        }
        finally
        {
            leaving.TrySetResult(null);
            hello.TrySetException(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
        }
    }

    /// <summary>The length of the next frame of text, more than the limit when it is too long; null when the other side has closed.</summary>
    private async Task<int?> Next()
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(frame.AsMemory(length), CancellationToken.None);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage || length > FrameLimit)
                return length;
        }
    }

    private void Take(SocketFrame said)
    {
        switch (said)
        {
            case { Type: SocketFrame.Hello }:
                hello.TrySetResult();
                break;
            case { Type: SocketFrame.Disconnect }:
                Log.ToldToLeave(log, said.Reason);
                leaving.TrySetResult(said.Reason ?? "");
                hello.TrySetException(new WebSocketException($"Slack said {said.Reason}."));
                break;
            case { EnvelopeId: not null } when WorkOf(said) is { } work:
                Begin(said, work);
                break;
            default:
                Log.NotUnderstood(log, said?.Type);
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
            if (takesNoMore)
                return;
            handling++;
            lastTaken = Stopwatch.GetTimestamp();
        }

        _ = Task.Run(() => Handle(envelope, work));
    }

    private async Task Handle(SocketFrame envelope, Func<IServiceProvider, Task<object>> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var acknowledgement = envelope.Acknowledgement(await work(scope.ServiceProvider), json);
            await Send(() => socket.SendAsync(acknowledgement, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None));
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
                    takesNoMore = true;
                    idle.TrySetResult();
                }
            }
        }
    }

    private async Task Send(Func<Task> send, CancellationToken cancellationToken = default)
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

    /// <summary>Slack sends on a connection that it wants to be left until it has heard of the new one.</summary>
    private async Task Silence()
    {
        using var timer = new PeriodicTimer(silence / 10);
        while (!takesNoMore && !reading.IsCompleted && Stopwatch.GetElapsedTime(lastTaken) < silence)
            await timer.WaitForNextTickAsync();
    }

    /// <summary>Completes when nothing is being handled; from then on nothing is taken.</summary>
    private Task Idle()
    {
        lock (gate)
        {
            takesNoMore |= handling == 0;
            if (handling == 0)
                return Task.CompletedTask;
            idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Slack wants a Socket Mode connection to be left: {Reason}.")]
        public static partial void ToldToLeave(Microsoft.Extensions.Logging.ILogger log, string reason);

        [LoggerMessage(LogLevel.Debug, "A Socket Mode connection was cut: {Reason}")]
        public static partial void Cut(Microsoft.Extensions.Logging.ILogger log, string reason);

        [LoggerMessage(LogLevel.Warning, "Slack sent something over Socket Mode that is not understood and was left alone (type {Type}).")]
        public static partial void NotUnderstood(Microsoft.Extensions.Logging.ILogger log, string type);

        [LoggerMessage(LogLevel.Warning, "A Socket Mode connection is closed: it carried more than {Limit} bytes in one piece.")]
        public static partial void TooLarge(Microsoft.Extensions.Logging.ILogger log, int limit);

        [LoggerMessage(LogLevel.Warning, "The envelope {Envelope} was handled, but its connection was gone before the acknowledgement.")]
        public static partial void NotAcknowledged(Microsoft.Extensions.Logging.ILogger log, string envelope);

        [LoggerMessage(LogLevel.Error, "The handler of the envelope {Envelope} failed, so it is not acknowledged.")]
        public static partial void Failed(Microsoft.Extensions.Logging.ILogger log, string envelope, Exception failure);
    }
}
