using System.Text.Json;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;
using Npgsql;

namespace AndonBot.Incidents;

/// <summary>A gesture's text that was kept, though it was not (yet) a pull, with what else was given.</summary>
public sealed record KeptText(string User, string Channel, string Text, int? Severity, string? LineName, string? Message, long? IncidentNumber);

/// <summary>The gestures that Slack delivered, by key: what was answered, and the texts that wait for a second click.</summary>
public sealed class DeliveryStore(Database database)
{
    /// <summary>Keeps a text that the puller may still want to pull with.</summary>
    public async Task Keep(Interaction gesture, string text, int? severity)
    {
        await using var connection = await database.Gestures.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            insert into delivery (workspace_id, key, user_id, channel, text, severity) values (@Workspace, @Key, @User, @Channel, @text, @severity)
            on conflict (workspace_id, key) do nothing
            """, new { gesture.Workspace, gesture.Key, gesture.User, gesture.Channel, text, severity });
    }

    public async Task<KeptText?> Find(string workspace, string key)
    {
        await using var connection = await database.Gestures.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<KeptText>(
            """
            select user_id as "user", channel, text, severity, line_name, message, incident_number
            from delivery where workspace_id = @workspace and key = @key
            """, new { workspace, key });
    }

    /// <summary>Takes a gesture's key for this transaction, or gives the answer that its first delivery got.</summary>
    internal static async Task<Reply?> Begin(NpgsqlConnection connection, NpgsqlTransaction transaction, Interaction gesture)
    {
        var isFirst = await connection.ExecuteAsync("""
            insert into delivery (workspace_id, key, user_id, channel, text) values (@Workspace, @Key, @User, @Channel, '')
            on conflict (workspace_id, key) do nothing
            """, new { gesture.Workspace, gesture.Key, gesture.User, gesture.Channel }, transaction) == 1;
        if (isFirst)
            return null;
        var answer = await connection.ExecuteScalarAsync<string?>(
            "select answer::text from delivery where workspace_id = @Workspace and key = @Key", new { gesture.Workspace, gesture.Key }, transaction);
        return answer is null ? null : JsonSerializer.Deserialize<Reply>(answer);
    }

    internal static Task End(NpgsqlConnection connection, NpgsqlTransaction transaction, Interaction gesture, long? incident, Reply answer) =>
        connection.ExecuteAsync("""
            update delivery set answer = @answer::jsonb, incident_number = @incident where workspace_id = @Workspace and key = @Key
            """, new { gesture.Workspace, gesture.Key, incident, answer = JsonSerializer.Serialize(answer) }, transaction);

    /// <summary>Forgets gestures of more than a day ago; Slack repeats none after minutes.</summary>
    public async Task Forget()
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("delete from delivery where received_at < clock_timestamp() - interval '1 day'");
    }
}
