using System.Globalization;
using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet;
using SlackNet.Events;

namespace AndonBot.Interactions;

/// <summary>Handles events of the workspace: people change, they and the bot come to a channel and go, the app is removed.</summary>
public sealed partial class WorkspaceEvents(
    SlackState slack, PeopleDirectory people, ChannelStore channels, AffectedSubjects affected, WorldClock clock, ILogger<WorkspaceEvents> logger)
    : IEventHandler<UserChange>, IEventHandler<MemberJoinedChannel>, IEventHandler<MemberLeftChannel>, IEventHandler<ChannelLeft>, IEventHandler<GroupLeft>,
        IEventHandler<TokensRevoked>, IEventHandler<AppUninstalled>
{
    /// <summary>From when on an event is late: Slack delivers it again, and another one may have told of a later change meanwhile.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    /// <summary>A change of somebody's name, zone, role or account may change who is asked. A late one is asked for again.</summary>
    public Task Handle(UserChange change) => Safely(async workspace =>
    {
        var before = await people.FindKnown(workspace, change.User.Id);
        var after = IsLate(change)
            ? await people.Fresh(workspace, change.User.Id, before is null ? null : before with { IsFresh = false })
            : await people.Refresh(workspace, change.User);
        // Slack also tells when somebody changes their picture.
        if ((before?.DisplayName, before?.Zone, before?.Role) != (after.DisplayName, after.Zone, after.Role))
            await affected.AtPerson(workspace, change.User.Id, clock.Now());
    });

    /// <summary>When the bot is added to a channel, it sends what Slack refused there before.</summary>
    public Task Handle(MemberJoinedChannel joined) => Safely(async workspace =>
    {
        await channels.Changed(workspace, joined.Channel, joined.User, isIn: true);
        if (joined.User == slack.BotUser)
            await affected.AtChannel(workspace, joined.Channel, clock.Now());
    });

    public Task Handle(MemberLeftChannel left) => Safely(workspace => channels.Changed(workspace, left.Channel, left.User, isIn: false));

    /// <summary>Of the bot itself Slack tells in this way, and of what happens in a private channel from then on nothing.</summary>
    public Task Handle(ChannelLeft left) => Safely(workspace => channels.Changed(workspace, left.Channel, slack.BotUser!, isIn: false));

    public Task Handle(GroupLeft left) => Safely(workspace => channels.Changed(workspace, left.Channel, slack.BotUser!, isIn: false));

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

    private static bool IsLate(Event one) => double.TryParse(one.EventTs, CultureInfo.InvariantCulture, out var seconds)
        && TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0 - seconds > Late.TotalSeconds;

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
