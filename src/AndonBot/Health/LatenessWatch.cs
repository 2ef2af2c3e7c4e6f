using AndonBot.Outbox;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Health;

/// <summary>Watches whether the bot's own messages are late, and tells on a second way when that begins and when it is over.</summary>
internal sealed partial class LatenessWatch(
    BacklogStore backlogs, AlarmStore alarms, AlarmSender sender, OutboxMetrics metrics, Migrator migrator, SlackState slack, WorldClock clock,
    AndonSettings settings, ILogger<LatenessWatch> logger)
{
    private DateTimeOffset? _silentSince;
    private bool _isSilenceTold;
    private bool _isLogged;

    public async Task Look()
    {
        if (!migrator.IsDone || slack.Workspace is not { } workspace)
            return;
        try
        {
            var backlog = await backlogs.Load(workspace, clock.Now());
            metrics.Saw(backlog);
            await EndSilence();
            await Judge(workspace, backlog);
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            metrics.Saw(null);
            await JudgeSilence(TimeProvider.System.GetUtcNow());
        }
    }

    /// <summary>Between the two limits it stays as it is, so that nobody is told every minute.</summary>
    private async Task Judge(string workspace, Backlog backlog)
    {
        var oldest = TimeSpan.FromSeconds(backlog.OldestSeconds);
        if (oldest >= settings.AlarmAfter)
        {
            await alarms.Change(workspace, isLate: true, () => Tell(
                isOn: true,
                $"AndonBot's messages are late: the oldest has waited {Phrases.Duration(oldest)}; "
                    + $"{Phrases.Count(backlog.Waiting.Values.Sum(), "message waits", "messages wait")}."));
        }
        else if (backlog.OldestSeconds < BacklogStore.PatienceInSeconds)
            await alarms.Change(workspace, isLate: false, () => Tell(isOn: false, "AndonBot's messages leave in time again."));
    }

    /// <summary>While the database does not answer nothing leaves, and each replica tells what it sees.</summary>
    private async Task JudgeSilence(DateTimeOffset now)
    {
        _silentSince ??= now;
        if (!_isSilenceTold && now - _silentSince >= settings.AlarmAfter)
            _isSilenceTold = await Tell(isOn: true, $"AndonBot's database has not answered for {Phrases.Duration(settings.AlarmAfter)}, so no message leaves.");
    }

    private async Task EndSilence()
    {
        _silentSince = null;
        if (_isSilenceTold)
            _isSilenceTold = !await Tell(isOn: false, "AndonBot's database answers again.");
    }

    /// <summary>Tells the operator's webhook, and the log where that is not what it told last.</summary>
    private async Task<bool> Tell(bool isOn, string text)
    {
        if (_isLogged != isOn)
            Log.Changes(logger, isOn ? LogLevel.Error : LogLevel.Warning, text);
        _isLogged = isOn;
        try
        {
            await sender.Send(isOn, text);
            return true;
        }
        catch (HttpRequestException exception)
        {
            Log.NotTold(logger, exception.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage("{Text}")]
        public static partial void Changes(ILogger logger, LogLevel level, string text);

        [LoggerMessage(LogLevel.Error, "Alarm__Webhook could not be told, and is tried again: {Reason}")]
        public static partial void NotTold(ILogger logger, string reason);
    }
}
