using AndonBot.Domain;
using AndonBot.Slack;
using NodaTime;
using SlackNet;

namespace AndonBot.People;

/// <summary>Finds out who people are. Asks Slack, keeps the answer in the database, and uses that when Slack does not answer.</summary>
public sealed partial class PeopleDirectory(ISlackApiClient slack, PersonStore store, SlackState state, ILogger<PeopleDirectory> logger)
{
    /// <summary>How long a person's interaction may wait for Slack here.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string SlackBot = "USLACKBOT";

    public async Task<Person> Find(string workspace, string user) => await Fresh(workspace, user, await FindKnown(workspace, user));

    /// <summary>The person as last known, however long ago; null when Slack was never asked about them.</summary>
    public async Task<Person?> FindKnown(string workspace, string user) =>
        await store.Find(workspace, user) is { DisplayName.Length: > 0 } known ? known : null;

    /// <summary>The person as last known when that is fresh, else as Slack says now.</summary>
    public async Task<Person> Fresh(string workspace, string user, Person? known)
    {
        if (known is { IsFresh: true })
            return known;
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            return await Refresh(workspace, await slack.Users.Info(user, cancellationToken: patience.Token));
        }
        catch (SlackCallException exception) when (exception.Code is "user_not_found" or "user_not_visible")
        {
            return new(user, user, null, exception.Code == "user_not_visible" ? Role.OtherWorkspace : Role.Stranger, null, IsFresh: true);
        }
        catch (SlackCallException exception)
        {
            // While Slack does not answer, the last known role holds.
            Log.CannotAsk(logger, user, exception.Code);
            return known ?? new(user, user, null, Role.Unknown, null, IsFresh: false);
        }
    }

    /// <summary>Whether somebody may do what needs a permission.</summary>
    public async Task<bool> May(string workspace, string user, Permission permission) =>
        Permissions.Allow((await Find(workspace, user)).Role, permission);

    /// <summary>Somebody's time zone as far as it is known without asking Slack, else UTC.</summary>
    public async Task<DateTimeZone> ZoneOf(Interaction by) => (await store.Find(by.Workspace, by.User))?.Zone ?? DateTimeZone.Utc;

    /// <summary>The date where somebody is.</summary>
    public async Task<LocalDate> TodayOf(Interaction by) => by.Now.InZone(await ZoneOf(by)).Date;

    /// <summary>Takes over what Slack says about somebody.</summary>
    public async Task<Person> Refresh(string workspace, User user)
    {
        var (name, zone, role) = (NameOf(user), ZoneOf(user), RoleOf(workspace, user));
        await store.Save(workspace, user.Id, name, zone?.Id, role);
        return new(user.Id, name, zone, role, null, IsFresh: true);
    }

    /// <summary>The names of people mentioned in a text, for those that can be found.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(string workspace, IEnumerable<string> users)
    {
        var people = await Task.WhenAll(users.Distinct().Take(20).Select(user => Find(workspace, user)));
        return people.Where(person => person.DisplayName.Length > 0).ToDictionary(person => person.Id, person => person.DisplayName);
    }

    /// <summary>The direct-message conversation between the bot and somebody.</summary>
    public async Task<string> DmChannel(string workspace, string user) =>
        await store.Find(workspace, user) is { DmChannel: { } known } ? known : await OpenDm(workspace, user);

    /// <summary>The same, always asked of Slack, because Slack may have forgotten the known conversation.</summary>
    public async Task<string> OpenDm(string workspace, string user)
    {
        var channel = await slack.Conversations.Open([user]);
        await store.SaveDm(workspace, user, channel);
        return channel;
    }

    private static string NameOf(User user) =>
        new[] { user.Profile?.DisplayName, user.Profile?.RealName, user.RealName, user.Name, user.Id }.First(name => !string.IsNullOrWhiteSpace(name))!;

    private static DateTimeZone? ZoneOf(User user) => user.Tz is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(user.Tz);

    private Role RoleOf(string workspace, User user) => user switch
    {
        { Deleted: true } => Role.Deactivated,
        { IsBot: true } or { Id: SlackBot } => Role.Bot,
        { TeamId: { } team, EnterpriseUser.EnterpriseId: { Length: > 0 } other } when team != workspace && other != state.Enterprise => Role.OtherOrganisation,
        { TeamId: { } team } when team != workspace && !IsOfOurs(user.EnterpriseUser) => Role.OtherWorkspace,
        { IsStranger: true } => Role.OtherWorkspace,
        { IsRestricted: true } or { IsUltraRestricted: true } => Role.Guest,
        { IsAdmin: true } or { IsOwner: true } or { IsPrimaryOwner: true } => Role.Admin,
        _ => Role.Member,
    };

    private bool IsOfOurs(EnterpriseUser? account) => account is { EnterpriseId: { Length: > 0 } organisation } && organisation == state.Enterprise;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Slack could not say who {User} is ({Code}).")]
        public static partial void CannotAsk(ILogger logger, string user, string code);
    }
}
