using AndonBot.People;
using AndonBot.Slack;
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

    /// <summary>The ids of the lines that somebody may see, also of one that cannot be read.</summary>
    public async Task<IReadOnlySet<long>> VisibleTo(Viewer by)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return (await connection.QueryAsync<long>(
            $"select l.line_id from line l where l.workspace_id = @Workspace and l.retired_at is null and {Visibility.Line}",
            new { by.Workspace, by.User, by.Here })).ToHashSet();
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
        var version = await results.ReadSingleAsync<long>();
        var rows = (await results.ReadAsync<StaffedLineRow>()).ToList();
        var lines = Readable(rows, row => row.ToStaffedLine(), row => row.Name);
        var people = Readable(await results.ReadAsync<PersonStore.Row>(), row => row.ToPerson(), row => row.UserId);
        return new(workspace, version, lines, lines.Count == rows.Count, people.ToDictionary(person => person.Id));
    }

    /// <summary>What can be read: what cannot be holds up nothing else.</summary>
    private List<T> Readable<TRow, T>(IEnumerable<TRow> rows, Func<TRow, T> read, Func<TRow, string> name)
    {
        var found = new List<T>();
        foreach (var row in rows)
        {
            try
            {
                found.Add(read(row));
            }
            catch (Exception exception)
            {
                Log.CannotRead(logger, name(row), exception);
            }
        }

        return found;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What is stored about {Name} cannot be read. A pull on a line that cannot be read asks for its line.")]
        public static partial void CannotRead(ILogger logger, string name, Exception exception);
    }
}
