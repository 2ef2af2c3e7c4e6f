using AndonBot.Domain;
using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.People;

/// <summary>What Slack last said about somebody.</summary>
/// <param name="IsFresh">Whether Slack said it within the last five minutes.</param>
public sealed record Person(string Id, string DisplayName, DateTimeZone? Zone, Role Role, string? DmChannel, bool IsFresh);

/// <summary>Stores the people of the workspace whom the bot knows.</summary>
public sealed class PersonStore(Database database)
{
    internal const string Select = """
        select user_id, display_name, zone, role, standing, dm_channel, refreshed_at > clock_timestamp() - interval '5 minutes' as is_fresh from person
        """;

    public Task<Person?> Find(string workspace, string user) => database.FirstQuery(async source =>
    {
        await using var connection = await source.OpenConnectionAsync();
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            $"{Select} where workspace_id = @workspace and user_id = @user", new { workspace, user });
        return row?.ToPerson();
    });

    /// <summary>The names of those of these people whom the bot knows.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Names(string workspace, IReadOnlyCollection<string> users)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return (await connection.QueryAsync<(string User, string Name)>(
            "select user_id, display_name from person where workspace_id = @workspace and user_id = any(@users) and display_name <> ''",
            new { workspace, users = users.ToArray() })).ToDictionary(person => person.User, person => person.Name);
    }

    /// <summary>Saves what Slack says, and gives what is known from then on: of somebody who was forgotten the id and the role only.</summary>
    public async Task<(string Name, string? Zone)> Save(string workspace, string user, string name, string? zone, Role role)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return await connection.QuerySingleAsync<(string, string?)>("""
            insert into person (workspace_id, user_id, display_name, zone, role, standing) values (@workspace, @user, @name, @zone, @word, @standing)
            on conflict (workspace_id, user_id) do update
            set display_name = case when person.forgotten_at is null then @name else @user end,
                zone = case when person.forgotten_at is null then @zone end, role = @word, standing = @standing, refreshed_at = clock_timestamp()
            returning display_name, zone
            """, new { workspace, user, name, zone, word = Word(role), standing = role.ToString() });
    }

    public async Task SaveDm(string workspace, string user, string channel)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            insert into person (workspace_id, user_id, display_name, role, dm_channel, refreshed_at)
            values (@workspace, @user, '', 'Member', @channel, '-infinity')
            on conflict (workspace_id, user_id) do update set dm_channel = @channel
            """, new { workspace, user, channel });
    }

    /// <summary>The role in the words that every version reads.</summary>
    private static string Word(Role role) => (role is Role.Guest or Role.Member or Role.Admin ? role : Role.Stranger).ToString();

    internal sealed class Row
    {
        public string UserId { get; init; } = "";
        public string DisplayName { get; init; } = "";
        public string? Zone { get; init; }
        public string Role { get; init; } = "";

        /// <summary>The role in one word more: why somebody is a stranger. The previous version leaves it as it was.</summary>
        public string? Standing { get; init; }
        public string? DmChannel { get; init; }
        public bool IsFresh { get; init; }

        public Person ToPerson()
        {
            // A word that only a newer version knows says nothing to this one.
            var stored = Enum.TryParse<Role>(Role, out var known) ? known : Domain.Role.Unknown;
            var role = Enum.TryParse<Role>(Standing, out var standing) && Word(standing) == Role ? standing : stored;
            return new(UserId, DisplayName, Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone), role, DmChannel, IsFresh);
        }
    }
}
