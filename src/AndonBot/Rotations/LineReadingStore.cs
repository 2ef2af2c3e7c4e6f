using AndonBot.People;
using AndonBot.Storage;
using Dapper;

namespace AndonBot.Rotations;

/// <summary>Reads a workspace's lines and people, and the version that counts their changes.</summary>
public sealed partial class LineReadingStore(Database database, ILogger<LineReadingStore> logger)
{
    /// <summary>The version as one value of a statement; 0 while nothing was ever changed.</summary>
    /// <param name="workspace">The parameter that holds the workspace.</param>
    internal static string VersionOf(string workspace) => $"coalesce((select version from lines_version where workspace_id = {workspace}), 0)";

    public async Task<long> Version(string workspace)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>($"select {VersionOf("@workspace")}", new { workspace });
    }

    /// <remarks>The version first: what changes in between is newer than the version says, and is found to be so.</remarks>
    public async Task<LineReading> Read(string workspace)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        await using var results = await connection.QueryMultipleAsync($"""
            select {VersionOf("@workspace")};
            {StaffedLineRow.Select} where l.workspace_id = @workspace and l.retired_at is null order by l.name;
            {PersonStore.Select} where workspace_id = @workspace and display_name <> ''
            """, new { workspace });
        return new(
            workspace,
            await results.ReadSingleAsync<long>(),
            [.. (await results.ReadAsync<StaffedLineRow>()).Select(ToLine).OfType<StaffedLine>()],
            (await results.ReadAsync<PersonStore.Row>()).Select(row => row.ToPerson()).ToDictionary(person => person.Id));
    }

    /// <summary>The line; null when its row cannot be read, which must not keep anybody from pulling on the others.</summary>
    private StaffedLine? ToLine(StaffedLineRow row)
    {
        try
        {
            return row.ToStaffedLine();
        }
        catch (Exception exception)
        {
            Log.CannotRead(logger, row.Name, exception);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The line {Line} cannot be read, and nobody can pull on it; a newer version or `lines import` may have written it.")]
        public static partial void CannotRead(ILogger logger, string line, Exception exception);
    }
}
