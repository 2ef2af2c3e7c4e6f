using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet;
using SlackNet.Events;

namespace AndonBot.Interactions;

/// <summary>Handles events of the workspace: people change, the bot is added to a channel, the app is removed.</summary>
public sealed partial class WorkspaceEvents(
    SlackState slack, PeopleDirectory people, AffectedSubjects affected, WorldClock clock, ILogger<WorkspaceEvents> logger)
    : IEventHandler<UserChange>, IEventHandler<MemberJoinedChannel>, IEventHandler<TokensRevoked>, IEventHandler<AppUninstalled>
{
    /// <summary>A change of somebody's name, zone, role or account may change who is asked.</summary>
    public Task Handle(UserChange change) => Safely(async workspace =>
    {
        await people.Refresh(workspace, change.User);
        await affected.AtPerson(workspace, change.User.Id, clock.Now());
    });

    /// <summary>When the bot is added to a channel, it sends what Slack refused there before.</summary>
    public Task Handle(MemberJoinedChannel joined) => Safely(async workspace =>
    {
        if (joined.User == slack.BotUser)
            await affected.AtChannel(workspace, joined.Channel, clock.Now());
    });

    /// <summary>Only the bot's own token matters here; people revoke theirs too.</summary>
    public Task Handle(TokensRevoked revoked)
    {
        if (revoked.Tokens?.GetValueOrDefault("bot") is { Count: > 0 })
            slack.Refused("token_revoked");
        return Task.CompletedTask;
    }

    public Task Handle(AppUninstalled uninstalled)
    {
        slack.Refused("app_uninstalled");
        return Task.CompletedTask;
    }

    private async Task Safely(Func<string, Task> work)
    {
        try
        {
            if (slack.Workspace is { } workspace)
                await work(workspace);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An event could not be taken in.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
