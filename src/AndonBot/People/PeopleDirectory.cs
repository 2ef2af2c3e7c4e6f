using AndonBot.Domain;
using AndonBot.Slack;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;
using SlackNet;

namespace AndonBot.People;

/// <summary>Finds out who people are. Asks Slack, keeps the answer in the database, and uses that when Slack does not answer.</summary>
public sealed partial class PeopleDirectory(ISlackApiClient slack, PersonStore store, SlackState state, ILogger<PeopleDirectory> logger) : IDisposable
{
    /// <summary>How long a person's interaction may wait for Slack here.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const string SlackBot = "USLACKBOT";

    /// <summary>How many people a text may make the bot ask Slack about, and how many it names at all.</summary>
    private static readonly (int Asked, int Named) Most = (5, 50);

    /// <summary>How long nobody is asked about again whom Slack does not know, or about whom it did not answer.</summary>
    private static readonly (TimeSpan NotThere, TimeSpan NoAnswer) Again = (TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10));

    /// <summary>What they are whom Slack could not tell about.</summary>
    private readonly MemoryCache _untold = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public async Task<Person> Find(string workspace, string user) => await Fresh(workspace, user, await FindKnown(workspace, user));

    /// <summary>The person as last known, however long ago; null when Slack was never asked about them.</summary>
    public async Task<Person?> FindKnown(string workspace, string user) =>
        await store.Find(workspace, user) is { DisplayName.Length: > 0 } known ? known : null;

    /// <summary>The person as last known when that is fresh, else as Slack says now.</summary>
    public async Task<Person> Fresh(string workspace, string user, Person? known)
    {
        if (known is { IsFresh: true })
            return known;
        if (_untold.TryGetValue((workspace, user), out Role role))
            return role == Role.Unknown && known is not null ? known : Untold(user, role);
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            return await Refresh(workspace, await slack.Users.Info(user, cancellationToken: patience.Token));
        }
        catch (SlackCallException exception) when (exception.Code is "user_not_found" or "user_not_visible")
        {
            return Untold(user, Keep(workspace, user, exception.Code == "user_not_visible" ? Role.OtherWorkspace : Role.Stranger, Again.NotThere));
        }
        catch (SlackCallException exception)
        {
            // While Slack does not answer, the last known role holds.
            Log.CannotAsk(logger, user, exception.Code);
            Keep(workspace, user, Role.Unknown, Again.NoAnswer);
            return known ?? Untold(user, Role.Unknown);
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
        var role = RoleOf(workspace, user);
        var (name, zone) = await store.Save(workspace, user.Id, NameOf(user), ZoneOf(user)?.Id, role);
        _untold.Remove((workspace, user.Id));
        return new(user.Id, name, zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone), role, null, IsFresh: true);
    }

    /// <summary>The names of people mentioned in a text, for those that can be found. Of the others a text has what Slack wrote there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(string workspace, IEnumerable<string> users)
    {
        var named = users.Distinct().Take(Most.Named).ToList();
        var known = await store.Names(workspace, named);
        var asked = await Task.WhenAll(named.Where(user => !known.ContainsKey(user)).Take(Most.Asked).Select(user => Fresh(workspace, user, null)));
        return known.Concat(asked.Where(person => person.DisplayName != person.Id).Select(person => KeyValuePair.Create(person.Id, person.DisplayName)))
            .ToDictionary();
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

    public void Dispose() => _untold.Dispose();

    private static Person Untold(string user, Role role) => new(user, user, null, role, null, IsFresh: false);

    private Role Keep(string workspace, string user, Role role, TimeSpan time) =>
        _untold.Set((workspace, user), role, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = time });

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
