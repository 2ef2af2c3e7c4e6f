using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Rotations;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Lines;

/// <summary>The lines, their channels, and their shifts.</summary>
public sealed class LineStore(Database database)
{
    internal const string Select = $"""
        select l.line_id, l.name, l.owner, l.members, l.handoff_day, l.handoff_time, l.rotation_zone, l.calendar_zone, l.days, l.opens, l.closes,
               l.holidays, l.severities::text as severities, l.call_webhook,
               l.handoff_since, l.retired_at is not null as is_retired,
               array(select c.channel from line_channel c where c.line_id = l.line_id order by c.place) as channels,
               {ShiftStore.Columns},
               array(select p.user_id from person p
                     where p.workspace_id = l.workspace_id and p.role in ('Stranger', 'Guest') and (p.user_id = any(l.members) or p.user_id = l.owner
                         or exists (select from shift s where s.line_id = l.line_id and s.fixer = p.user_id)
                         or exists (select from incident i where i.workspace_id = l.workspace_id and i.line_id = l.line_id and i.fixer = p.user_id
                             and i.dismissed_at is null and i.fixed_at is null and i.merged_into is null))) as unable
        from line l
        """;

    public async Task<StaffedLine?> InChannel(string workspace, string channel) => await One(
        $"""
        {Select} join line_channel at on at.line_id = l.line_id
        where at.workspace_id = @workspace and at.channel = @channel and l.retired_at is null
        """,
        new { workspace, channel });

    public async Task<StaffedLine?> Named(string workspace, string name) => await One(
        $"{Select} where l.workspace_id = @workspace and l.name = @name and l.retired_at is null", new { workspace, name });

    /// <summary>A line by its id, also when it is retired: its incidents go on.</summary>
    public async Task<StaffedLine?> WithId(string workspace, long line) => await One(
        $"{Select} where l.workspace_id = @workspace and l.line_id = @line", new { workspace, line });

    /// <summary>The same, inside somebody's transaction.</summary>
    internal static async Task<StaffedLine?> WithId(NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, long line) =>
        (await connection.QuerySingleOrDefaultAsync<LineRow>(
            $"{Select} where l.workspace_id = @workspace and l.line_id = @line", new { workspace, line }, transaction))?.ToStaffedLine();

    public async Task<IReadOnlyList<StaffedLine>> All(string workspace)
    {
        await using var connection = await database.Gestures.OpenConnectionAsync();
        var rows = await connection.QueryAsync<LineRow>(
            $"{Select} where l.workspace_id = @workspace and l.retired_at is null order by l.name", new { workspace });
        return [.. rows.Select(row => row.ToStaffedLine())];
    }

    /// <summary>The lines by name, each with its channels in their order; every version of the schema can be asked for it.</summary>
    public async Task<IReadOnlyList<(string Line, string Channel)>> Channels(string workspace)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        return [.. await connection.QueryAsync<(string, string)>("""
            select l.name, c.channel from line l join line_channel c using (line_id)
            where l.workspace_id = @workspace and l.retired_at is null and c.retired_at is null order by l.name, c.place
            """, new { workspace })];
    }

    /// <summary>Which line each of these channels belongs to.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OwnersOf(string workspace, IReadOnlyCollection<string> channels)
    {
        await using var connection = await database.Gestures.OpenConnectionAsync();
        var rows = await connection.QueryAsync<(string Channel, string Name)>("""
            select c.channel, l.name from line_channel c join line l using (line_id)
            where c.workspace_id = @workspace and c.channel = any(@channels) and c.retired_at is null
            """, new { workspace, channels = channels.ToArray() });
        return rows.ToDictionary(row => row.Channel, row => row.Name);
    }

    /// <summary>Creates the line, with its first shift from now, or changes the one of this name. It and its open incidents are looked at anew.</summary>
    /// <exception cref="LinesChangedException">One of its channels has just become another line's.</exception>
    public Task Save(string workspace, Line line, Instant now) => Save(workspace, [line], [], now);

    /// <summary>The same for several lines at once, among which channels may move. Retired lines take no more pulls; their incidents go on.</summary>
    /// <exception cref="LinesChangedException">A channel has just become another line's.</exception>
    public async Task Save(string workspace, IReadOnlyList<Line> lines, IReadOnlyList<string> retired, Instant now)
    {
        try
        {
            await database.InGesture(async (connection, transaction) =>
            {
                await connection.ExecuteAsync(
                    "select pg_advisory_xact_lock(hashtextextended('lines:' || @workspace, 0))", new { workspace }, transaction);
                var gone = await Retire(connection, transaction, workspace, retired, now);
                var ids = new List<long>();
                foreach (var line in lines)
                    ids.Add(await SaveSettings(connection, transaction, workspace, line, now));
                await SaveChannels(connection, transaction, workspace, [.. ids.Zip(lines)]);
                await LookAnew(connection, transaction, workspace, ids, now);
                await ShiftStore.LookAnew(connection, transaction, workspace, [.. gone, .. ids], now);
                return ids;
            });
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new LinesChangedException(exception);
        }
    }

    private static Task<IEnumerable<long>> Retire(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, IReadOnlyList<string> names, Instant now) =>
        connection.QueryAsync<long>("""
            with gone as (
                update line set retired_at = @now
                where workspace_id = @workspace and name = any(@names) and retired_at is null returning line_id
            ), closed as (
                update line_channel c set retired_at = @now from gone where c.line_id = gone.line_id
            )
            select line_id from gone
            """, new { workspace, names = names.ToArray(), now }, transaction);

    private static async Task<long> SaveSettings(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, Line line, Instant now)
    {
        var parameters = Parameters(workspace, line, now);
        await BeginShifts(connection, transaction, workspace, line.Name, now);
        return await connection.ExecuteScalarAsync<long?>("""
            update line set owner = @Owner, members = @Members, handoff_day = @HandoffDay, handoff_time = @HandoffTime,
                rotation_zone = @RotationZone, calendar_zone = @CalendarZone, days = @Days, opens = @Opens, closes = @Closes,
                holidays = @Holidays, severities = @Severities::jsonb, call_webhook = @CallWebhook,
                handoff_since = case when (handoff_day, handoff_time, rotation_zone) is distinct from (@HandoffDay, @HandoffTime, @RotationZone)
                    then @now else handoff_since end
            where workspace_id = @workspace and name = @Name and retired_at is null returning line_id
            """, parameters, transaction) ?? await Create(connection, transaction, parameters, line, now);
    }

    /// <summary>What has happened is written before the settings that decided it change.</summary>
    private static async Task BeginShifts(NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, string name, Instant now)
    {
        var row = await connection.QuerySingleOrDefaultAsync<LineRow>(
            $"{Select} where l.workspace_id = @workspace and l.name = @name and l.retired_at is null", new { workspace, name }, transaction);
        if (row?.ToStaffedLine() is { } before)
            await ShiftStore.Begin(connection, transaction, workspace, before.Line.Id, before.Rotation.Missed(now));
    }

    private static async Task<long> Create(
        NpgsqlConnection connection, NpgsqlTransaction transaction, object parameters, Line line, Instant now)
    {
        var id = await connection.ExecuteScalarAsync<long>("""
            insert into line (workspace_id, name, owner, members, handoff_day, handoff_time, rotation_zone, calendar_zone, days, opens, closes, holidays,
                severities, call_webhook)
            values (@workspace, @Name, @Owner, @Members, @HandoffDay, @HandoffTime, @RotationZone, @CalendarZone, @Days, @Opens, @Closes, @Holidays,
                @Severities::jsonb, @CallWebhook)
            returning line_id
            """, parameters, transaction);
        await connection.ExecuteAsync(
            "insert into shift (workspace_id, line_id, starts_at, fixer) select workspace_id, line_id, @now, @fixer from line where line_id = @id",
            new { id, now, fixer = line.RotationSettings.Members[0] }, transaction);
        return id;
    }

    private static async Task SaveChannels(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, IReadOnlyList<(long Id, Line Line)> lines)
    {
        await connection.ExecuteAsync(
            "delete from line_channel where line_id = any(@ids)", new { ids = lines.Select(line => line.Id).ToArray() }, transaction);
        foreach (var (id, line) in lines)
        {
            await connection.ExecuteAsync("""
                insert into line_channel (workspace_id, channel, line_id, place) select @workspace, c.channel, @id, c.place
                from unnest(@channels) with ordinality as c (channel, place)
                """, new { workspace, id, channels = line.Channels.ToArray() }, transaction);
        }
    }

    private static Task LookAnew(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, IReadOnlyList<long> ids, Instant now) =>
        connection.ExecuteAsync("""
            update due d set version = d.version + 1, next_notice_at = @now from incident i
            where d.workspace_id = @workspace and d.subject_kind = 'incident' and d.subject_id = i.number
              and i.workspace_id = @workspace and i.line_id = any(@ids) and i.dismissed_at is null and i.fixed_at is null and i.merged_into is null;
            update due d set version = d.version + 1, next_notice_at = @now from person p
            where d.workspace_id = @workspace and d.subject_kind = 'person' and d.subject_id = p.person_id and exists (
                select from action a join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number
                where a.workspace_id = p.workspace_id and a.done_at is null and a.dropped_at is null and a.owner = p.user_id and i.line_id = any(@ids))
            """, new { workspace, ids = ids.ToArray(), now }, transaction);

    private static object Parameters(string workspace, Line line, Instant now) => new
    {
        workspace,
        now,
        line.Name,
        line.Owner,
        Members = line.RotationSettings.Members.ToArray(),
        HandoffDay = (int)line.RotationSettings.HandoffDay,
        line.RotationSettings.HandoffTime,
        RotationZone = line.RotationSettings.Zone.Id,
        CalendarZone = line.Calendar.Zone.Id,
        Days = WorkingDays.Format(line.Calendar.Days),
        Opens = line.Calendar.From,
        Closes = line.Calendar.To,
        Holidays = line.Calendar.Holidays.ToArray(),
        Severities = PolicyJson.Write(line.Policies),
        line.CallWebhook,
    };

    private async Task<StaffedLine?> One(string sql, object parameters)
    {
        await using var connection = await database.Gestures.OpenConnectionAsync();
        return (await connection.QuerySingleOrDefaultAsync<LineRow>(sql, parameters))?.ToStaffedLine();
    }
}
