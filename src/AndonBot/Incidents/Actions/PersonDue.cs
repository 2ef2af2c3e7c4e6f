using AndonBot.Outbox;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Incidents.Actions;

/// <summary>Marks people as due: what they are reminded of may have changed.</summary>
internal static class PersonDue
{
    /// <summary>The kind under which people are due; their id is <c>person_id</c>.</summary>
    public const string SubjectKind = "person";

    /// <summary>Touches people by their Slack ids; who is not stored yet becomes so.</summary>
    public static async Task Touch(Transaction transaction, string workspace, IReadOnlyCollection<string> users, Instant now)
    {
        await transaction.Execute("""
            insert into person (workspace_id, user_id, display_name, role, refreshed_at)
            select @workspace, u, '', 'Member', '-infinity' from unnest(@users) u order by u on conflict (workspace_id, user_id) do nothing
            """, new { workspace, users = users.ToArray() });
        await Due.Touch(
            transaction, workspace, SubjectKind, "select person_id from person where workspace_id = @workspace and user_id = any(@users)", now,
            new { users = users.ToArray() });
    }
}
