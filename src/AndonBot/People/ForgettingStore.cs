using System.Text.RegularExpressions;
using AndonBot.Storage;

namespace AndonBot.People;

/// <summary>Forgets somebody: name and time zone go, for good; what they did stays under their id.</summary>
internal sealed partial class ForgettingStore(Database database)
{
    /// <summary>Where people write, and may have mentioned somebody.</summary>
    private static readonly (string Table, string[] Columns)[] Texts =
    [
        ("incident", ["text", "containment", "cause", "dismissed_why"]), ("stop", ["why"]), ("incident_event", ["text"]),
        ("postmortem", ["happened", "root_cause"]), ("action", ["text", "evidence", "dropped_why"]), ("delivery", ["text"]),
    ];

    /// <summary>Forgets somebody and gives the number of texts that named them; they show the id from then on. Doing it again changes nothing.</summary>
    public async Task<int> Forget(string workspace, string user)
    {
        await using var transaction = await database.BeginWork();
        var name = await transaction.Scalar<string?>("select display_name from person where workspace_id = @workspace and user_id = @user for update",
            new { workspace, user });
        await transaction.Execute("""
            insert into person (workspace_id, user_id, display_name, role, refreshed_at, forgotten_at)
            values (@workspace, @user, @user, 'Member', '-infinity', clock_timestamp())
            on conflict (workspace_id, user_id) do update set display_name = @user, zone = null, dm_channel = null,
                forgotten_at = coalesce(person.forgotten_at, clock_timestamp())
            """, new { workspace, user });
        var changed = string.IsNullOrEmpty(name) || name == user ? 0 : await Replace(transaction, workspace, name, user);
        await transaction.Commit();
        return changed;
    }

    /// <summary>Replaces the name after an @, but not where it is the beginning of a longer name.</summary>
    private static async Task<int> Replace(Transaction transaction, string workspace, string name, string user)
    {
        var longer = await transaction.Query<string>(
            "select distinct substr(display_name, length(@name) + 1) from person where workspace_id = @workspace and starts_with(display_name, @name || ' ')",
            new { workspace, name });
        var pattern = $"@{Literal(name)}(?![[:alnum:]]{string.Concat(longer.Select(rest => "|" + Literal(rest)))})";
        var changed = 0;
        foreach (var (table, columns) in Texts)
        {
            var replaced = columns.Select(column => $"{column} = regexp_replace({column}, @pattern, @id, 'g')");
            changed += await transaction.Execute(
                $"update {table} set {string.Join(", ", replaced)} where workspace_id = @workspace and concat_ws(' ', {string.Join(", ", columns)}) ~ @pattern",
                new { workspace, pattern, id = $"@{user}" });
        }

        return changed;
    }

    private static string Literal(string text) => Special().Replace(text, @"\$0");

    [GeneratedRegex(@"[!-/:-@\[-`{-~ ]")]
    private static partial Regex Special();
}
