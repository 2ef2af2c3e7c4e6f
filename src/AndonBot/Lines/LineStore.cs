using AndonBot.Domain.Lines;
using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Lines;

/// <summary>The settings of lines, and their channels.</summary>
public sealed class LineStore(Database database)
{
    /// <summary>The kind under which lines are due.</summary>
    internal const string SubjectKind = "line";

    /// <summary>The lines by name, each with its channels in their order. It works on every version of the schema.</summary>
    public async Task<IReadOnlyList<(string Line, string Channel)>> Channels(string workspace)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return [.. await connection.QueryAsync<(string, string)>("""
            select l.name, c.channel from line l join line_channel c using (line_id)
            where l.workspace_id = @workspace and l.retired_at is null and c.retired_at is null order by l.name, c.place
            """, new { workspace })];
    }

    /// <summary>The line that each of these channels belongs to.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OwnersOf(string workspace, IReadOnlyCollection<string> channels)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(string Channel, string Name)>("""
            select c.channel, l.name from line_channel c join line l using (line_id)
            where c.workspace_id = @workspace and c.channel = any(@channels) and c.retired_at is null
            """, new { workspace, channels = channels.ToArray() });
        return rows.ToDictionary(row => row.Channel, row => row.Name);
    }

    /// <summary>Lets one change of lines wait for another until the transaction ends.</summary>
    internal static Task Lock(Transaction transaction, string workspace) =>
        transaction.Execute("select pg_advisory_xact_lock(hashtextextended('lines:' || @workspace, 0))", new { workspace });

    /// <summary>Retires lines by name, and gives their ids. Retired lines take no more pulls; their incidents go on.</summary>
    internal static Task<IReadOnlyList<long>> Retire(Transaction transaction, string workspace, IReadOnlyList<string> names, Instant now) =>
        transaction.Query<long>("""
            with gone as (
                update line set retired_at = @now
                where workspace_id = @workspace and name = any(@names) and retired_at is null returning line_id
            ), closed as (
                update line_channel c set retired_at = @now from gone where c.line_id = gone.line_id
            )
            select line_id from gone
            """, new { workspace, names = names.ToArray(), now });

    /// <summary>Writes the settings of a line, a new one when its id is 0, and gives its id. Its channels are written apart.</summary>
    internal static async Task<long> Write(Transaction transaction, string workspace, Line line)
    {
        var parameters = LineRow.Table.Parameters(workspace, LineRow.Of(line));
        if (line.Id == 0)
            return await transaction.Scalar<long>(LineRow.Table.InsertNew, parameters);
        await transaction.Execute(LineRow.Table.Update, parameters);
        return line.Id;
    }

    /// <summary>Writes the channels of several lines, among which channels may move.</summary>
    internal static async Task WriteChannels(Transaction transaction, string workspace, IReadOnlyList<Line> lines)
    {
        await transaction.Execute("delete from line_channel where line_id = any(@ids)", new { ids = lines.Select(line => line.Id).ToArray() });
        foreach (var line in lines)
        {
            await transaction.Execute("""
                insert into line_channel (workspace_id, channel, line_id, place) select @workspace, c.channel, @Id, c.place
                from unnest(@channels) with ordinality as c (channel, place)
                """, new { workspace, line.Id, channels = line.Channels.ToArray() });
        }
    }
}
