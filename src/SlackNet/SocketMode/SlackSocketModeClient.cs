using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SlackNet.WebApi;

namespace SlackNet.SocketMode;

/// <summary>Keeps the connections up: each is renewed before it is left, and opened again when it is lost.</summary>
internal sealed partial class SlackSocketModeClient(
    IAppsConnectionsApi apps, Func<SocketConnection> makeConnection, ILogger<SlackSocketModeClient> log)
    : ISlackSocketModeClient, IDisposable
{
    private const string LinkDisabled = "link_disabled";

    private readonly Lock gate = new();

    /// <summary>Those that are being opened, are open, or are being left, these with their farewell.</summary>
    private readonly Dictionary<SocketConnection, Task> connections = [];

    private CancellationTokenSource stopping;
    private Task keeping = Task.CompletedTask;
    private TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool Connected
    {
        get
        {
            lock (gate)
                return connections.Keys.Any(connection => connection.IsUp);
        }
    }

    /// <summary>Connections that are being kept up already are waited for.</summary>
    public Task Connect(SocketModeConnectionOptions connectionOptions = null, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (keeping.IsCompleted)
            {
                stopping = new();
                up = new(TaskCreationOptions.RunContinuationsAsynchronously);
                keeping = KeepAll(connectionOptions ?? new(), stopping.Token);
            }

            return up.Task.WaitAsync(cancellationToken);
        }
    }

    public void Disconnect() => _ = DisconnectAsync();

    /// <summary>Completes when everything that was taken is acknowledged.</summary>
    public async Task DisconnectAsync()
    {
        Task kept;
        lock (gate)
        {
            stopping?.Cancel();
            foreach (var connection in connections.Keys)
                connection.TakeNoMore();
            kept = keeping;
        }

        await kept;
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

    private async Task KeepAll(SocketModeConnectionOptions options, CancellationToken stop)
    {
        await Task.WhenAll(Enumerable.Range(0, options.NumberOfConnections).Select(i => Keep(options.ConnectionDelay * i, stop)));
        Task[] farewells;
        lock (gate)
            farewells = [.. connections.Values];
        await Task.WhenAll(farewells);
    }

    /// <summary>Keeps one connection up until told to stop.</summary>
    private async Task Keep(TimeSpan delay, CancellationToken stop)
    {
        var backOff = new SocketBackOff(Random.Shared.NextDouble);
        SocketConnection last = null;
        try
        {
            await Task.Delay(delay, stop);
            while (true)
            {
                var lived = Stopwatch.StartNew();
                if (await TryOpen(stop) is not { } connection)
                {
                    await Task.Delay(backOff.Next(TimeSpan.Zero), stop);
                    continue;
                }

                Leave(last);
                last = connection;
                lived.Restart();
                var isSwitchedOff = await connection.Leaving.WaitAsync(stop) == LinkDisabled;
                if (isSwitchedOff)
                    Log.SwitchedOff(log);
                await Task.Delay(isSwitchedOff ? SocketBackOff.Longest : backOff.Next(lived.Elapsed), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop, by whoever waits for it.
        }
        finally
        {
            last?.TakeNoMore();
            Leave(last);
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

    private void Leave(SocketConnection connection)
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

        [LoggerMessage(LogLevel.Warning, "Slack says link_disabled: Socket Mode is switched off in the app's settings.")]
        public static partial void SwitchedOff(Microsoft.Extensions.Logging.ILogger log);
    }
}
