using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Incidents;

/// <summary>Has people's actions of the day looked at, inside somebody's transaction.</summary>
internal static class PersonDueStore
{
    /// <summary>What may have changed is what these people are reminded of; whoever is not known yet becomes so.</summary>
    public static Task Set(NpgsqlConnection connection, NpgsqlTransaction? transaction, string workspace, IReadOnlyCollection<string> users, Instant now) =>
        connection.ExecuteAsync("""
            insert into person (workspace_id, user_id, display_name, role, refreshed_at)
            select @workspace, u, '', 'Member', '-infinity' from unnest(@users) u order by u on conflict (workspace_id, user_id) do nothing;
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at)
            select workspace_id, 'person', person_id, @now from person where workspace_id = @workspace and user_id = any(@users) order by person_id
            on conflict (workspace_id, subject_kind, subject_id) do update set version = due.version + 1, next_notice_at = @now
            """, new { workspace, users = users.ToArray(), now }, transaction);
}
