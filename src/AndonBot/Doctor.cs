using System.Data.Common;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using AndonBot.Lines;
using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet;

namespace AndonBot;

/// <summary>Checks what the bot needs before its first start, and changes nothing.</summary>
internal sealed class Doctor(
    AndonSettings settings, SlackIdentity identity, Migrator migrator, LineStore lines, SlackDirectory directory, ISlackApiClient api)
{
    private const string Slack = "slack";
    private const string Database = "database";
    private const string Line = "line";
    private const string Lines = "lines";

    /// <summary>How far apart clocks may be before it is said, and how old Slack's signatures may be.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan TooFarApart = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait in all while Slack rate-limits the look-ups.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What is wrong with the settings: with that nothing else can be checked.</summary>
    public static IEnumerable<Finding> Of(IReadOnlyList<SettingsException> wrong) => wrong.Select(one => Finding.Wrong("settings", one));

    public async IAsyncEnumerable<Finding> Examine([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return Finding.Ok("settings", settings.AppToken is null
            ? "are complete; Slack sends its requests to the bot (Slack__Mode is Http)."
            : "are complete; the bot opens its connections to Slack itself (Slack__Mode is Socket).");
        var (me, met) = await MeetSlack(cancellation);
        yield return met;
        if (me is not null)
        {
            yield return Scopes(me);
            yield return Clock(me, bySignature: settings.AppToken is null);
        }

        if (settings.AppToken is { } token)
            yield return await OpenSocket(token, cancellation);

        var (version, found) = await LookAtDatabase(cancellation);
        yield return found;
        if (me is not null && version > 0)
        {
            foreach (var finding in await LookAtLines(me.TeamId, cancellation))
                yield return finding;
        }

        yield return Finding.Ok("gate", settings.GateToken is null
            ? "is off: Gate__Token is not set, so CI that asks is told 404."
            : "is on: CI asks it with Gate__Token.");
    }

    private async Task<(Introduced? Me, Finding Finding)> MeetSlack(CancellationToken cancellation)
    {
        try
        {
            var me = await identity.Meet(cancellation);
            return (me, Finding.Ok(Slack, $"knows the bot as @{me.Bot} in {me.Team} ({me.TeamId})."));
        }
        catch (SlackCallException refused)
        {
            return (null, refused switch
            {
                { IsOfTheToken: true } => Finding.Wrong(Slack, SettingsException.BotToken(refused.Code)),
                { Failure: SlackFailure.Workspace } => Finding.Failed(
                    Slack, $"refuses the bot ({refused.Code}): install the app again on its OAuth & Permissions page, "
                        + "and set Slack__BotToken to the token shown then."),
                _ => Finding.Failed(Slack, $"could not be asked ({refused.Code}): look whether this machine reaches {settings.SlackApi} (Slack__ApiBaseUrl)."),
            });
        }
    }

    private static Finding Scopes(Introduced me)
    {
        if (me.Scopes is null)
            return Finding.Warning("scopes", "are not known: Slack did not tell which are granted. Compare them with deploy/slack-manifest.yaml.");
        var missing = BotScopes.All.Except(me.Scopes).ToList();
        return missing.Count == 0
            ? Finding.Ok("scopes", $"all {BotScopes.All.Count} of the manifest are granted.")
            : Finding.Failed("scopes", $"{string.Join(", ", missing)} {(missing.Count == 1 ? "is not granted: add it" : "are not granted: add them")} "
                + "to the app on its OAuth & Permissions page, and install it again.");
    }

    /// <param name="bySignature">Whether Slack's requests are refused when they seem too old.</param>
    private static Finding Clock(Introduced me, bool bySignature)
    {
        if (me.Ahead is not { } ahead)
            return Finding.Warning("clock", "could not be compared: Slack did not tell the time.");
        var apart = $"this machine is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} Slack";
        const string Remedy = "let the machine's clock be set over the network.";
        return ahead.Duration() < Apart ? Finding.Ok("clock", "agrees with Slack's.")
            : !bySignature ? Finding.Warning("clock", $"{apart}: {Remedy}")
            : ahead.Duration() < TooFarApart ? Finding.Warning("clock", $"{apart}, and from five minutes on its requests are refused: {Remedy}")
            : Finding.Failed("clock", $"{apart}, and five minutes are the most at which its requests are taken: {Remedy}");
    }

    /// <summary>The address that is given for it stays unused.</summary>
    private async Task<Finding> OpenSocket(string token, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await api.WithAccessToken(token).AppsConnectionsApi.Open(patience.Token);
            return Finding.Ok("socket", "Slack opens connections for Slack__AppToken.");
        }
        catch (SlackCallException refused)
        {
            return refused.IsOfTheAppToken
                ? Finding.Wrong("socket", SettingsException.AppTokenOf(refused.Code))
                : Finding.Failed("socket", $"Slack opens no connection ({refused.Code}): look whether Socket Mode is switched on in the Slack app.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Finding.Failed("socket", "Slack opens no connection: it asked to wait for more than half a minute.");
        }
    }

    private async Task<(int Version, Finding Finding)> LookAtDatabase(CancellationToken cancellation)
    {
        try
        {
            var found = await migrator.Look(cancellation);
            return (found.Version, Of(found));
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or SocketException)
        {
            var reason = (exception.InnerException ?? exception).Message.TrimEnd('.');
            return (0, Finding.Failed(Database, $"cannot be reached ({reason}): look at ConnectionStrings__Postgres."));
        }
    }

    private static Finding Of(SchemaLook found)
    {
        var (name, newest) = ($"is PostgreSQL {found.Server}", Migrator.Newest);
        return found switch
        {
            _ when found.Version > newest => Finding.Failed(Database, $"{name}. {new SchemaIsNewerException(found.Version, newest).Message}"),
            { IsReadOnly: true } =>
                Finding.Failed(Database, $"{name} and takes nothing new: it is read-only. Let ConnectionStrings__Postgres name the primary."),
            { MayCreate: false } when found.Version < newest => Finding.Failed(
                Database, $"{name}, where {found.User} may not make tables: as its owner, `grant create on schema public to {found.User}`."),
            { Version: 0 } => Finding.Ok(Database, $"{name} and empty; the first start makes the tables."),
            _ when found.Version < newest => Finding.Warning(
                Database, $"{name} with schema version {found.Version}; the start brings it to {newest}. Make a backup first."),
            _ => Finding.Ok(Database, $"{name} with schema version {newest}, as it should be."),
        };
    }

    private async Task<IReadOnlyList<Finding>> LookAtLines(string workspace, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            var channels = await lines.Channels(workspace);
            if (channels.Count == 0)
                return [Finding.Ok(Lines, "there are none yet: `/andon setup` in a team's channel makes one, `lines import` all of them.")];
            var addresses = await directory.Find(workspace, [], channels.Select(one => one.Channel), patience.Token);
            return [.. channels.Select(one => Channel(one.Line, one.Channel, addresses))];
        }
        catch (SlackCallException refused)
        {
            return [Finding.Failed(Lines, $"their channels could not be looked at ({refused.Code}).")];
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return [Finding.Warning(Lines, "their channels were not all looked at: Slack asked to wait for more than half a minute.")];
        }
    }

    private static Finding Channel(string line, string channel, DirectoryEntries addresses)
    {
        if (LineCheck.ChannelProblem(channel, addresses) is { } problem)
            return Finding.Failed(Line, $"{line}: {problem} `/andon setup` and `lines import` give the line another channel.");
        return addresses.Channels[channel] is { IsMember: false } open
            ? Finding.Warning(
                Line, $"{line}: the bot may post in {open} and is not in it, so after a lost connection a message may come twice: "
                    + "type \"/invite @andon\" there.")
            : Finding.Ok(Line, $"{line}: the bot is in {addresses.Channels[channel]}.");
    }
}
