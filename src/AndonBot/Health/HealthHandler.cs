using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Outbox;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Interactions;

/// <summary><c>health</c>: what the bot checks of itself. It answers while the database does not.</summary>
internal sealed class HealthHandler(
    Migrator migrator, SlackState slack, SlackWebSockets sockets, BacklogStore backlog, Heartbeat heartbeat, AndonSettings settings)
    : ICommandHandler<AndonCommand.Health>
{
    public Permission Needs => Permission.Look;

    public bool WorksWithoutDatabase => true;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Health command)
    {
        var (trouble, waiting) = await AskDatabase(by.Workspace, by.Now);
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
