using AndonBot.Storage;
using Dapper;
using NodaTime;
using NodaTime.Extensions;

namespace AndonBot.People;

/// <summary>Stores the workspace that this bot serves.</summary>
public sealed class WorkspaceStore(Database database)
{
    public async Task<(string Workspace, string BotUser, string? Enterprise, string? PrimaryOwner)?> Known()
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<(string, string, string?, string?)?>(
            "select workspace_id, bot_user, enterprise_id, primary_owner from workspace order by installed_at desc limit 1");
    }

    public async Task Save(string workspace, string botUser, string? enterprise)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            insert into workspace (workspace_id, bot_user, enterprise_id) values (@workspace, @botUser, @enterprise)
            on conflict (workspace_id) do update set bot_user = @botUser, enterprise_id = @enterprise, installed_at = clock_timestamp()
            """, new { workspace, botUser, enterprise });
    }

    /// <summary>When Slack last signed a request with the previous signing secret; null when it never did.</summary>
    public async Task<DateTimeOffset?> PreviousSecretAt()
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<Instant?>("select max(previous_secret_at) from workspace"))?.ToDateTimeOffset();
    }

    public async Task SavePreviousSecretAt(string workspace, DateTimeOffset at)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "update workspace set previous_secret_at = @at where workspace_id = @workspace", new { workspace, at = at.ToUniversalTime().ToInstant() });
    }

    public async Task SavePrimaryOwner(string workspace, string user)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("update workspace set primary_owner = @user where workspace_id = @workspace", new { workspace, user });
    }
}
