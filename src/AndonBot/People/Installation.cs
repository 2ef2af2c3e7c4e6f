using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet;

namespace AndonBot.People;

/// <summary>
/// Migrates the database and finds out which workspace the bot serves, repeating until both are done.
/// After that, while Slack refuses the bot, asks whether it accepts it again.
/// </summary>
public sealed partial class Installation(
    Migrator migrator, WorkspaceStore workspaces, ISlackApiClient slack, SlackIdentity identity, SlackWebSockets sockets, SlackState state,
    AndonSettings settings, WorldClock clock, ILogger<Installation> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private bool _knowsTheWorkspace;
    private bool _hasSavedTheWorkspace;
    private DateTimeOffset? _savedPreviousSecretAt;

    /// <summary>The first try, before requests are taken.</summary>
    /// <exception cref="SettingsException">Slack or PostgreSQL does not let the bot in.</exception>
    /// <exception cref="SchemaIsNewerException">The database belongs to a newer version.</exception>
    public async Task TryOnce(CancellationToken cancellation)
    {
        await TryDatabase(cancellation);
        await TrySlack(cancellation);
        try
        {
            await SaveWorkspace();
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            Log.NotYet(logger, exception.Message);
        }

        if (settings.AppToken is not null)
            await TryAppToken(settings.AppToken, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var ownerIsKnown = settings.Operator is not null;
        do
        {
            try
            {
                state.Saw(sockets.IsConnected, clock.Now());
                if (!migrator.IsDone)
                    await TryDatabase(stoppingToken);
                if (!_knowsTheWorkspace || state.Trouble is not null)
                    await TrySlack(stoppingToken);
                await SaveWorkspace();
                if (migrator.IsDone && state is { Workspace: { } workspace, Trouble: null } && !ownerIsKnown)
                    ownerIsKnown = await FindPrimaryOwner(workspace, stoppingToken);
                await SavePreviousSecretAt();
            }
            catch (Exception exception) when (exception is SettingsException or SlackCallException or SchemaIsNewerException || Database.IsTrouble(exception))
            {
                Log.NotYet(logger, exception.Message);
            }

            var isUntold = !_knowsTheWorkspace || state.Trouble is not null || (migrator.IsDone && !ownerIsKnown);
            timer.Period = isUntold ? TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, timer.Period.Ticks * 2)) : Pause;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(tick => tick.IsCompletedSuccessfully, TaskScheduler.Default));
    }

    private async Task TryDatabase(CancellationToken cancellation)
    {
        try
        {
            await migrator.Migrate(cancellation);
            if (state.Workspace is null && await workspaces.Known() is { } known)
                state.IsWorkspace(known.Workspace, known.BotUser, known.Enterprise);
        }
        catch (Exception exception) when (Database.Refusal(exception) is { } refusal)
        {
            throw new SettingsException("ConnectionStrings__Postgres", $"names a database that {refusal}");
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            Log.NotYet(logger, exception.Message);
        }
    }

    private async Task TrySlack(CancellationToken cancellation)
    {
        try
        {
            var me = await identity.Load(cancellation);
            state.IsWorkspace(me.TeamId, me.BotUser, me.Enterprise);
            state.LivesAt(me.Url);
            state.Works();
            _knowsTheWorkspace = true;
        }
        catch (SlackCallException exception) when (exception.IsOfTheToken)
        {
            state.Refused(exception.Code);
            throw SettingsException.BotToken(exception.Code);
        }
        catch (SlackCallException exception)
        {
            state.Refused(exception.Code);
            Log.NotYet(logger, exception.Message);
        }
    }

    /// <summary>Once Slack has told it and the database takes it.</summary>
    private async Task SaveWorkspace()
    {
        if (_hasSavedTheWorkspace || !_knowsTheWorkspace || !migrator.IsDone)
            return;
        await workspaces.Save(state.Workspace!, state.BotUser!, state.Enterprise);
        _hasSavedTheWorkspace = true;
    }

    /// <summary>The address in the answer is not used: the library asks for its own.</summary>
    private async Task TryAppToken(string token, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Pause);
        try
        {
            await slack.WithAccessToken(token).AppsConnectionsApi.Open(limit.Token);
        }
        catch (SlackCallException exception) when (exception.IsOfTheAppToken)
        {
            throw SettingsException.AppTokenOf(exception.Code);
        }
        catch (Exception exception) when (exception is SlackCallException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            Log.NotYet(logger, exception.Message);
        }
    }

    /// <summary>Once a minute at most, for doctor, which is another process.</summary>
    private async Task SavePreviousSecretAt()
    {
        if (!migrator.IsDone || state is not { Workspace: { } workspace, PreviousSecretAt: { } at } || at - _savedPreviousSecretAt < LongestPause)
            return;
        await workspaces.SavePreviousSecretAt(workspace, at);
        _savedPreviousSecretAt = at;
    }

    private async Task<bool> FindPrimaryOwner(string workspace, CancellationToken cancellation)
    {
        if (await workspaces.Known() is { PrimaryOwner: not null } known && known.Workspace == workspace)
            return true;
        string? cursor = null;
        do
        {
            var page = await slack.Users.List(cursor, limit: 200, cancellationToken: cancellation);
            if (page.Members.FirstOrDefault(user => user.IsPrimaryOwner) is { } owner)
            {
                await workspaces.SavePrimaryOwner(workspace, owner.Id);
                return true;
            }

            cursor = page.ResponseMetadata?.NextCursor;
        }
        while (!string.IsNullOrEmpty(cursor));
        Log.NobodyOwns(logger);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Not ready yet, trying again: {Reason}")]
        public static partial void NotYet(ILogger logger, string reason);

        [LoggerMessage(LogLevel.Warning, "The workspace shows no primary owner; set Andon__Operator to the person who is to hear of trouble.")]
        public static partial void NobodyOwns(ILogger logger);
    }
}
