using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SlackNet.WebApi;

namespace SlackNet.SocketMode;

/// <summary>Keeps the connections open: opens a new one before an old one is closed, and another when one is lost.</summary>
internal sealed partial class SlackSocketModeClient(
    IAppsConnectionsApi apps, Func<SocketConnection> makeConnection, ILogger<SlackSocketModeClient> log)
    : ISlackSocketModeClient, IDisposable
{
    private readonly Lock gate = new();

    /// <summary>The connections that are being opened, are open, or are being closed; the task of the last kind completes when they are.</summary>
    private readonly Dictionary<SocketConnection, Task> connections = [];

    private CancellationTokenSource stopping;
    private Task running = Task.CompletedTask;
    private TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Connected
    {
        get
        {
            lock (gate)
                return connections.Keys.Any(connection => connection.IsUp);
        }
    }

    /// <summary>When the client is connecting already, this only waits for it.</summary>
    public Task Connect(SocketModeConnectionOptions connectionOptions = null, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (running.IsCompleted)
            {
                stopping = new();
                up = new(TaskCreationOptions.RunContinuationsAsynchronously);
                running = RunAll(connectionOptions ?? new(), stopping.Token);
            }

            return up.Task.WaitAsync(cancellationToken);
        }
    }

    public void Disconnect() => _ = DisconnectAsync();

    /// <summary>Completes when everything that was accepted is acknowledged.</summary>
    public async Task DisconnectAsync()
    {
        Task run;
        lock (gate)
        {
            stopping?.Cancel();
            foreach (var connection in connections.Keys)
                connection.StopAccepting();
            run = running;
        }

        await run;
    }

    public void Dispose()
    {
        lock (gate)
        {
            stopping?.Cancel();
            stopping?.Dispose();
            stopping = null;
        }
    }

    private async Task RunAll(SocketModeConnectionOptions options, CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, options.NumberOfConnections).Select(i => KeepOpen(options.ConnectionDelay * i, stop)));
        Task[] closing;
        lock (gate)
            closing = [.. connections.Values];
        await Task.WhenAll(closing);
    }

    /// <summary>Keeps one connection open until it is told to stop.</summary>
    private async Task KeepOpen(TimeSpan delay, CancellationToken stop)
    {
        var backOff = new SocketBackOff(Random.Shared.NextDouble);
        SocketConnection last = null;
        try
        {
            await Task.Delay(delay, stop);
            while (true)
            {
                var upTime = Stopwatch.StartNew();
                if (await TryOpen(stop) is not { } connection)
                {
                    await Task.Delay(backOff.Next(TimeSpan.Zero), stop);
                    continue;
                }

                StartClosing(last);
                last = connection;
                upTime.Restart();
                await connection.MustBeReplaced.WaitAsync(stop);
                await Task.Delay(backOff.Next(upTime.Elapsed), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // This is how it is told to stop.
        }
        finally
        {
            last?.StopAccepting();
            StartClosing(last);
        }
    }

    private async Task<SocketConnection> TryOpen(CancellationToken stop)
    {
        var connection = makeConnection();
        lock (gate)
            connections.Add(connection, Task.CompletedTask);
        try
        {
            var url = new Uri((await apps.Open(stop)).Url);
            if (url.Scheme != "wss" && !url.IsLoopback)
                throw new InvalidOperationException("Slack gave an address without TLS.");
            await connection.Open(url, stop);
            up.TrySetResult();
            return connection;
        }
        catch (Exception failure)
        {
            connection.Dispose();
            lock (gate)
                connections.Remove(connection);
            stop.ThrowIfCancellationRequested();
            Log.NotConnected(log, failure.Message);
            return null;
        }
    }

    private void StartClosing(SocketConnection connection)
    {
        if (connection is null)
            return;
        lock (gate)
            connections[connection] = Task.Run(() => Close(connection));
    }

    private async Task Close(SocketConnection connection)
    {
        await connection.Close();
        lock (gate)
            connections.Remove(connection);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A Socket Mode connection could not be opened: {Reason}")]
        public static partial void NotConnected(Microsoft.Extensions.Logging.ILogger log, string reason);
    }
}
