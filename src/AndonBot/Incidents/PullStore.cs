using AndonBot.Domain.Incidents;
using AndonBot.Incidents.Spool;
using AndonBot.Rotations;
using AndonBot.Storage;
using Npgsql;
using NpgsqlTypes;

namespace AndonBot.Incidents;

/// <summary>Writes pulls, any number in one round trip and one transaction.</summary>
public sealed class PullStore(Database database, AndonSettings settings)
{
    /// <summary>The columns of a pull beside those of its incident.</summary>
    private static readonly (string Name, NpgsqlDbType Type)[] OwnColumns =
    [
        ("workspace_id", NpgsqlDbType.Text), ("key", NpgsqlDbType.Text), ("twin_key", NpgsqlDbType.Text), ("is_anyway", NpgsqlDbType.Boolean),
        ("stops", NpgsqlDbType.Boolean), ("message", NpgsqlDbType.Text), ("line_name", NpgsqlDbType.Text), ("version", NpgsqlDbType.Bigint),
        ("is_held", NpgsqlDbType.Boolean), ("kept_at", NpgsqlDbType.TimestampTz),
    ];

    private static readonly IReadOnlyList<(string Name, NpgsqlDbType Type)> AllColumns = [.. OwnColumns, .. IncidentMapping.Table.NewColumns];

    private static readonly IReadOnlyList<string> Columns = [.. IncidentMapping.Table.NewColumns.Select(column => column.Name)];

    // Lock first, then look: the next statement's snapshot is taken after the lock, so of two equal pulls one sees the other.
    private static readonly string Lock = $"select {Locked("pg_advisory_xact_lock(hash)::text is not null")}";

    /// <summary>Nobody who has one of these locks waits for another.</summary>
    private static readonly string TryToLock = $"select {Locked("pg_try_advisory_xact_lock(hash)")}";

    private static readonly string LookAndRecord = $"""
        with pull as (
            select * from unnest({string.Join(", ", AllColumns.Select((column, place) => $"${place + 1}::{column.Type}[]"))})
                with ordinality p ({string.Join(", ", AllColumns.Select(column => column.Name))}, place)
            where place = any(string_to_array(current_setting('andon.locked'), ',')::bigint[])
        ), seen as (
            -- Of the interactions about an incident the first made it; a later one found a twin.
            select place, d.number, exists (
                select from delivery e where e.workspace_id = p.workspace_id and e.incident_number = d.number and e.received_at < d.received_at) as found_twin
            from pull p cross join lateral (
                select incident_number as number, received_at from delivery
                where workspace_id = p.workspace_id and key = p.key and incident_number is not null limit 1) d
        ), twin as (
            select place, t.number from pull p cross join lateral (
                select number from incident where workspace_id = p.workspace_id and twin_key = p.twin_key and dismissed_at is null
                  and recorded_at > coalesce(p.kept_at, clock_timestamp()) - interval '2 minutes' and recorded_at < coalesce(p.kept_at, 'infinity') + interval '2 minutes'
                order by recorded_at desc limit 1) t
            where not is_anyway and place not in (select place from seen)
        ), overlap as (
            select place, o.number from pull p cross join lateral (
                select i.number from incident i
                where i.workspace_id = p.workspace_id and i.line_id = p.line_id and i.called_at >= p.called_at - interval '{Incident.Overlap.TotalMinutes} minutes'
                  and i.contained_at is null and {Predicates.OpenIncident}
                  and i.number < coalesce((select number from seen where seen.place = p.place), 9223372036854775807)
                order by i.called_at desc, i.number desc limit 1) o
        ), fresh as (
            -- A call waits only for an overlap.
            insert into incident (workspace_id, twin_key, recorded_at, {string.Join(", ", Columns)})
            select workspace_id, twin_key, coalesce(kept_at, clock_timestamp()), {string.Join(", ", Columns.Select(ValueOf))}
            from pull p left join overlap using (place)
            where place not in (select place from seen) and place not in (select place from twin)
              and (version is null or version = {LineReadingStore.VersionOf("p.workspace_id")})
            order by place
            returning number as made, workspace_id, twin_key
        ), made as (
            select * from fresh join pull using (workspace_id, twin_key)
        ), recorded as (
            insert into incident_event (workspace_id, incident_number, kind, at, who, text)
            select workspace_id, made, 'Pulled', called_at, called_by, text from made
            returning incident_number
        ), stopped as (
            insert into stop (workspace_id, incident_number, stopped_at) select workspace_id, made, called_at from made where stops
            returning workspace_id, incident_number, stopped_at
        ), stop_told as (
            insert into incident_event (workspace_id, incident_number, kind, at)
            select workspace_id, incident_number, 'Stopped', stopped_at from stopped join recorded using (incident_number)
        ), linked as (
            insert into incident_event (workspace_id, incident_number, kind, at, who, text)
            select workspace_id, made, 'FromMessage', called_at, called_by, message from made join recorded on incident_number = made
            where message is not null
        ), scheduled as (
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at)
            select workspace_id, '{IncidentStore.SubjectKind}', made, called_at from made
        ), delivered as (
            insert into delivery (workspace_id, key, user_id, channel, text, severity, line_name, message, incident_number)
            select workspace_id, key, called_by, called_in, text, severity, line_name, message, number
            from pull join (select place, made as number from made union all select * from twin) found using (place)
            on conflict (workspace_id, key) do update set incident_number = excluded.incident_number
        )
        select place, made, 0, overlap.number from made left join overlap using (place)
        union all select place, seen.number, case when found_twin then 1 else 2 end, overlap.number from seen left join overlap using (place)
        union all select place, number, 1, null from twin
        """;

    /// <summary>Records a pull; null, and nothing is written, when what it was decided by has changed since.</summary>
    public async Task<RecordedPull?> Record(DecidedPull pull) => (await Write([pull], Lock))[0];

    /// <summary>Records different pulls. Those of which an equal one is being recorded at this moment are left out.</summary>
    /// <returns>What <see cref="Record"/> gives, in their order; null also for those that were left out.</returns>
    public Task<IReadOnlyList<RecordedPull?>> RecordTogether(IReadOnlyList<DecidedPull> pulls) => Write(pulls, TryToLock);

    private async Task<IReadOnlyList<RecordedPull?>> Write(IReadOnlyList<DecidedPull> pulls, string locking)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new(locking) { Parameters = { new() { Value = pulls.Select(pull => pull.Lock).ToArray() } } }, LookAndRecordFor(pulls) },
        };
        foreach (var pull in pulls)
        {
            if (pull.Request is { Early: { } early, KeptAt: { } keptAt })
                batch.BatchCommands.Add(EarlyCardStore.Adopt(pull.By, early, settings.LookAfter, keptAt));
        }

        var recorded = new RecordedPull?[pulls.Count];
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        while (await reader.ReadAsync())
            recorded[reader.GetInt64(0) - 1] = new(reader.GetInt64(1), (PullOutcome)reader.GetInt32(2), reader.IsDBNull(3) ? null : reader.GetInt64(3));

        // The rows come before the commit. Who only disposes of the reader does not hear that the commit timed out.
        await reader.NextResultAsync();
        return recorded;
    }

    /// <summary>Remembers, for this transaction, the places of the pulls that are locked.</summary>
    private static string Locked(string isLocked) => $"""
        set_config('andon.locked', string_agg(place::text, ','), true)
        from unnest($1) with ordinality l (key, place), hashtextextended(key, 0) hash where {isLocked}
        """;

    private static string ValueOf(string column) => column == "held_until" ? $"case when is_held or overlap.number is not null then {column} end" : column;

    private static NpgsqlBatchCommand LookAndRecordFor(IReadOnlyList<DecidedPull> pulls)
    {
        IEnumerable<Array> values =
        [
            Values(one => one.By.Workspace), Values(one => one.By.Key), Values(one => one.TwinKey), Values(one => one.Request.Anyway),
            Values(one => one.Pull.OpenStop is not null), Values(one => one.Request.Message), Values(one => one.Request.LineName),
            Values(one => one.Version), Values(one => one.IsHeld), Values(one => one.Request.KeptAt),
            .. IncidentMapping.Table.NewValues([.. pulls.Select(one => one.Pull)]),
        ];
        var command = new NpgsqlBatchCommand(LookAndRecord);
        foreach (var (column, value) in AllColumns.Zip(values))
            command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlDbType.Array | column.Type });
        return command;

        Array Values<T>(Func<DecidedPull, T> value) => pulls.Select(value).ToArray();
    }
}
