using SlackNet;

namespace AndonBot.Slack;

/// <summary>Opens the bot's connections to Slack in the background, and again after the library gave up.</summary>
/// <remarks>The library would hold the start until Slack answers, and leaves it at that when Socket Mode was switched off for a while.</remarks>
public sealed partial class SlackConnections(ISlackSocketModeClient connections, ILogger<SlackConnections> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        connections.Disconnect();
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

    /// <summary>Ends when a connection stands; until then the library tries.</summary>
    private async Task TryConnect(CancellationToken stopping)
    {
        try
        {
            await connections.Connect(cancellationToken: stopping);
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
