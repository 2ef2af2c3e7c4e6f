using AndonBot.Notices;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.FrontDesk;

/// <summary>Answers "are you well?", also while the bot is not.</summary>
public sealed class HealthDesk(
    Migrator migrator, SlackState slack, SlackWebSockets sockets, BacklogStore backlog, Heartbeat heartbeat, AndonSettings settings)
{
    public async Task<Reply> Tell(Gesture gesture)
    {
        var (trouble, waiting) = await AskDatabase(gesture.Workspace, gesture.Now);
        var socket = settings.AppToken is null ? null : new SocketReport(sockets.IsConnected, slack.ConnectedSince);
        return HealthMessages.Tell(new(trouble, slack.Trouble, socket, heartbeat.Since, settings.Tick, waiting));
    }

    private async Task<(string? Trouble, Backlog? Backlog)> AskDatabase(string workspace, Instant now)
    {
        if (!migrator.IsDone)
            return ("is not migrated yet", null);
        try
        {
            var isWritable = (await backlog.Overdue(now)).IsWritable;
            return (isWritable ? null : "takes nothing new: it is read-only", await backlog.Look(workspace, now));
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            return ($"does not answer ({exception.InnerException?.Message ?? exception.Message})", null);
        }
    }
}
