using AndonBot.Domain.Lines;
using AndonBot.Lines;
using AndonBot.Outbox;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Rotations;

/// <summary>Lines with their shifts: found by channel, name or id, and saved.</summary>
public sealed class StaffedLineStore(Database database, WakeSignal wake)
{
    public async Task<StaffedLine?> InChannel(string workspace, string channel) => await One(
        $"""
        {StaffedLineRow.Select}
        where l.line_id = (select line_id from line_channel where workspace_id = @workspace and channel = @channel and retired_at is null)
        """,
        new { workspace, channel });

    public async Task<StaffedLine?> Named(Viewer by, string name) => await One(
        $"{StaffedLineRow.Select} where l.workspace_id = @Workspace and l.name = @name and l.retired_at is null and {Visibility.Line}",
        new { by.Workspace, by.User, by.Here, name });

    /// <summary>Whether a line has this name, also one that nobody here may see.</summary>
    public async Task<bool> HasName(string workspace, string name) => await One(
        $"{StaffedLineRow.Select} where l.workspace_id = @workspace and l.name = @name and l.retired_at is null", new { workspace, name }) is not null;

    /// <summary>A line by its id, also when it is retired: its incidents go on.</summary>
    public async Task<StaffedLine?> WithId(string workspace, long line) => await One(
        $"{StaffedLineRow.Select} where l.workspace_id = @workspace and l.line_id = @line", new { workspace, line });

    /// <summary>All lines that are not retired and that somebody may see, by name.</summary>
    public Task<IReadOnlyList<StaffedLine>> All(Viewer by) => Many(
        $"{StaffedLineRow.Select} where l.workspace_id = @Workspace and l.retired_at is null and {Visibility.Line} order by l.name",
        new { by.Workspace, by.User, by.Here });

    /// <summary>All lines that are not retired, by name, for whoever runs the bot.</summary>
    public Task<IReadOnlyList<StaffedLine>> AllOf(string workspace) => Many(
        $"{StaffedLineRow.Select} where l.workspace_id = @workspace and l.retired_at is null order by l.name", new { workspace });

    /// <summary>The line of a name or channel; without one the line of the channel where it was asked, or all lines when none lives there.</summary>
    public async Task<IReadOnlyList<StaffedLine>> Chosen(Viewer by, string? which)
    {
        var all = await All(by);
        var chosen = all.Where(line => line.Line.Channels.Contains(which ?? by.Here) || line.Line.Name == which).ToList();
        return chosen.Count == 0 && which is null ? all : chosen;
    }

    /// <summary>Creates the line, whose first member is Fixer from now on, or changes the one of this name.</summary>
    /// <exception cref="LinesChangedException">One of its channels has just become another line's.</exception>
    public Task Save(string workspace, Line line, Instant now) => Save(workspace, [line], [], now);

    /// <summary>The same for several lines at once, among which channels may move.</summary>
    /// <param name="retired">The names of lines that take no more pulls; their incidents go on.</param>
    /// <exception cref="LinesChangedException">A channel has just become another line's.</exception>
    public async Task Save(string workspace, IReadOnlyList<Line> lines, IReadOnlyList<string> retired, Instant now)
    {
        try
        {
            await Database.Retrying(async () =>
            {
                await using var transaction = await database.BeginInteractive();
                await Write(transaction, workspace, lines, retired, now);
                await transaction.Commit();
                return true;
            });
            wake.Set();
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new LinesChangedException(exception);
        }
    }

    /// <summary>A line by its id, in a transaction; null when the person may not see it.</summary>
    internal static async Task<StaffedLine?> WithId(Transaction transaction, Viewer by, long line) => (await transaction.SingleOrDefault<StaffedLineRow>(
        $"{StaffedLineRow.Select} where l.workspace_id = @Workspace and l.line_id = @line and {Visibility.Line}",
        new { by.Workspace, by.User, by.Here, line }))?.ToStaffedLine();

    /// <summary>A line by its id, in a transaction.</summary>
    internal static async Task<StaffedLine?> WithId(Transaction transaction, string workspace, long line) =>
        (await transaction.SingleOrDefault<StaffedLineRow>(
            $"{StaffedLineRow.Select} where l.workspace_id = @workspace and l.line_id = @line", new { workspace, line }))?.ToStaffedLine();

    private static async Task Write(Transaction transaction, string workspace, IReadOnlyList<Line> lines, IReadOnlyList<string> retired, Instant now)
    {
        await LineStore.Lock(transaction, workspace);
        var gone = await LineStore.Retire(transaction, workspace, retired, now);
        var saved = new List<Line>();
        foreach (var line in lines)
            saved.Add(await Write(transaction, workspace, line, now));
        await LineStore.WriteChannels(transaction, workspace, saved);
        await Touch(transaction, workspace, [.. gone, .. saved.Select(line => line.Id)], now);
    }

    /// <summary>Writes a line's settings. The shifts that have begun are written before the settings that decided them change.</summary>
    private static async Task<Line> Write(Transaction transaction, string workspace, Line line, Instant now)
    {
        var before = (await transaction.SingleOrDefault<StaffedLineRow>(
            $"{StaffedLineRow.Select} where l.workspace_id = @workspace and l.name = @Name and l.retired_at is null",
            new { workspace, line.Name }))?.ToStaffedLine();
        if (before is not null)
        {
            await ShiftStore.Begin(transaction, workspace, new(before.Line.Id, before.Rotation.Missed(now)), now);
            line = line with { Id = before.Line.Id, RotationSettings = line.RotationSettings.Replacing(before.Line.RotationSettings, now) };
            await LineStore.Write(transaction, workspace, line);
            return line;
        }

        line = line with { Id = 0 };
        line = line with { Id = await LineStore.Write(transaction, workspace, line) };
        await ShiftStore.WriteFirst(transaction, workspace, line.Id, line.RotationSettings.Members[0], now);
        return line;
    }

    /// <summary>The lines, their open incidents, and the owners of their open actions are evaluated anew.</summary>
    private static async Task Touch(Transaction transaction, string workspace, IReadOnlyList<long> lines, Instant now)
    {
        var parameters = new { lines = lines.ToArray() };
        await Due.Touch(
            transaction, workspace, "incident",
            $"select i.number from incident i where i.workspace_id = @workspace and i.line_id = any(@lines) and {Predicates.OpenIncident}", now, parameters);
        await Due.Touch(transaction, workspace, "person", $"""
            select p.person_id from person p join action a on a.workspace_id = p.workspace_id and a.owner = p.user_id
            join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number
            where p.workspace_id = @workspace and {Predicates.OpenAction} and i.line_id = any(@lines)
            """, now, parameters);
        await Due.Touch(transaction, workspace, LineStore.SubjectKind, lines, now);
    }

    private async Task<IReadOnlyList<StaffedLine>> Many(string sql, object parameters)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return [.. (await connection.QueryAsync<StaffedLineRow>(sql, parameters)).Select(row => row.ToStaffedLine())];
    }

    private async Task<StaffedLine?> One(string sql, object parameters)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return (await connection.QuerySingleOrDefaultAsync<StaffedLineRow>(sql, parameters))?.ToStaffedLine();
    }
}
