using SlackNet;

namespace AndonBot.Slack;

/// <summary>Opens the bot's own connections to Slack without delaying the start, and opens them again whenever there are none.</summary>
public sealed partial class SlackConnections(ISlackSocketModeClient connections, ILogger<SlackConnections> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>SlackNet's package waits up to five minutes between its attempts, but begins with one second whenever it is asked to connect.</summary>
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(30);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            connections.Disconnect();
        }
        catch (ObjectDisposedException)
        {
            // SlackNet's package throws this when it is already disconnected.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        do
        {
            if (!connections.Connected)
                await TryConnect(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Waits until SlackNet, which tries again and again, has a connection, but no longer than an attempt may take.</summary>
    private async Task TryConnect(CancellationToken stopping)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        limit.CancelAfter(LongestAttempt);
        try
        {
            await connections.Connect(cancellationToken: limit.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            Log.NotConnected(logger, $"none within {LongestAttempt.TotalSeconds} seconds");
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            Log.NotConnected(logger, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "No connection to Slack yet, trying again: {Reason}")]
        public static partial void NotConnected(ILogger logger, string reason);
    }
}
