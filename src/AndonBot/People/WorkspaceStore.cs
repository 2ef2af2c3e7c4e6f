using AndonBot.Storage;
using Dapper;

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

    public async Task SavePrimaryOwner(string workspace, string user)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync("update workspace set primary_owner = @user where workspace_id = @workspace", new { workspace, user });
    }
}
