using AndonBot.Domain.Incidents;
using AndonBot.Incidents.Spool;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace AndonBot.Incidents;

/// <summary>Records pulls: one round trip, one transaction, durable before anybody is told.</summary>
public sealed partial class PullStore(Database database, AndonSettings settings, KillPoints kill, ILogger<PullStore> logger)
{
    // Lock first, then look: the second statement's snapshot is taken after the lock, so of two equal pulls one sees the other.
    private const string Lock = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    private const int FixedParameters = 17;

    private const string HeldUntil = "held_until";

    private static readonly string LookAndRecord = $"""
        with known as (
            select true where $13 is null or $13 = {LineReadingStore.VersionOf("$1")}
        ), seen as (
            -- Of the interactions about an incident the first made it; a later one found a twin.
            select incident_number as number, exists (
                select from delivery e where e.workspace_id = $1 and e.incident_number = d.incident_number and e.received_at < d.received_at) as found_twin
            from delivery d where workspace_id = $1 and key = $2 and incident_number is not null
        ), twin as (
            select number from incident
            where workspace_id = $1 and twin_key = $3 and not $4 and dismissed_at is null
              and recorded_at > coalesce($17::timestamptz, clock_timestamp()) - interval '2 minutes' and recorded_at < coalesce($17::timestamptz, 'infinity') + interval '2 minutes'
            order by recorded_at desc limit 1
        ), overlap as (
            select i.number from incident i
            where i.workspace_id = $1 and i.line_id = $14 and i.called_at >= $15 and i.contained_at is null and {Predicates.OpenIncident}
              and i.number < coalesce((select number from seen), 9223372036854775807)
            order by i.called_at desc, i.number desc limit 1
        ), fresh as (
            insert into incident (workspace_id, twin_key, recorded_at, {string.Join(", ", IncidentMapping.Table.NewColumns)})
            select $1, $3, coalesce($17, clock_timestamp()), {string.Join(", ", IncidentMapping.Table.NewColumns.Select(ValueOf))}
            where not exists (select from seen) and not exists (select from twin) and exists (select from known)
            returning number
        ), recorded as (
            insert into incident_event (workspace_id, incident_number, kind, at, who, text) select $1, number, 'Pulled', $12, $8, $10 from fresh
            returning incident_number
        ), stopped as (
            insert into stop (workspace_id, incident_number, stopped_at) select $1, number, $12 from fresh where $5
            returning incident_number, stopped_at
        ), stop_told as (
            insert into incident_event (workspace_id, incident_number, kind, at)
            select $1, incident_number, 'Stopped', stopped_at from stopped join recorded using (incident_number)
        ), linked as (
            insert into incident_event (workspace_id, incident_number, kind, at, who, text)
            select $1, incident_number, 'FromMessage', $12, $8, $6 from recorded where $6 is not null
        ), scheduled as (
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at) select $1, '{IncidentStore.SubjectKind}', number, $12 from fresh
        ), delivered as (
            insert into delivery (workspace_id, key, user_id, channel, text, severity, line_name, message, incident_number)
            select $1, $2, $8, $9, $10, $11, $7, $6, made.number from (select number from fresh union all select number from twin) made
            where not exists (select from seen)
            on conflict (workspace_id, key) do update set incident_number = excluded.incident_number
        )
        select number, 0, (select number from overlap) from fresh
        union all select number, case when found_twin then 1 else 2 end, (select number from overlap) from seen
        union all select number, 1, null from twin where not exists (select from seen)
        """;

    /// <summary>Records a pull; null, and nothing is written, when what it was decided by has changed since.</summary>
    /// <param name="twinKey">Who pulled, and the normalised text.</param>
    /// <param name="pull">The incident as it is if its call has to wait; without an overlap it does not.</param>
    /// <param name="isHeld">Whether its call has to wait in any case.</param>
    /// <param name="request">What was asked for; of it only what the incident itself does not hold.</param>
    /// <param name="version">The version of the lines that it was decided by; null for whatever stands now.</param>
    public async Task<RecordedPull?> Record(Interaction by, string twinKey, Incident pull, bool isHeld, PullTheCordRequest request, long? version)
    {
        kill.Pass(KillPoints.BeforeCommit);
        await using var connection = await database.Interactive.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(Lock) { Parameters = { Text(by.Workspace + twinKey) } });
        batch.BatchCommands.Add(LookAndRecordFor(by, twinKey, pull, isHeld, request, version));
        if (request is { Early: { } early, KeptAt: { } keptAt })
            batch.BatchCommands.Add(EarlyCardStore.Adopt(by, early, settings.LookAfter, keptAt));
        await using var reader = await batch.ExecuteReaderAsync();
        await reader.NextResultAsync();
        if (!await reader.ReadAsync())
            return null;
        var recorded = new RecordedPull(reader.GetInt64(0), (PullOutcome)reader.GetInt32(1), await reader.IsDBNullAsync(2) ? null : reader.GetInt64(2));
        // The row comes before the commit. Who only disposes of the reader does not hear that the commit timed out.
        while (await reader.NextResultAsync())
        {
        }

        kill.Pass(KillPoints.AfterCommit);
        Log.Recorded(logger, by.Key, recorded.Number);
        return recorded;
    }

    /// <summary>The parameter of a column; a call waits only for an overlap, which the statement itself finds.</summary>
    private static string ValueOf(string column, int place)
    {
        var parameter = $"${FixedParameters + 1 + place}";
        return column == HeldUntil ? $"case when $16 or exists (select from overlap) then {parameter}::timestamptz end" : parameter;
    }

    private static NpgsqlBatchCommand LookAndRecordFor(
        Interaction by, string twinKey, Incident pull, bool isHeld, PullTheCordRequest request, long? version)
    {
        var command = new NpgsqlBatchCommand(LookAndRecord)
        {
            Parameters =
            {
                Text(by.Workspace), Text(by.Key), Text(twinKey), new NpgsqlParameter<bool> { TypedValue = request.Anyway },
                new NpgsqlParameter<bool> { TypedValue = pull.OpenStop is not null }, Text(request.Message), Text(request.LineName),
                Text(pull.CalledBy), Text(pull.CalledIn), Text(pull.Text), new NpgsqlParameter<int> { TypedValue = (int)pull.Severity },
                new NpgsqlParameter<Instant> { TypedValue = pull.CalledAt, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                Number(version), Number(pull.LineId),
                new NpgsqlParameter<Instant> { TypedValue = pull.CalledAt - Incident.Overlap, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                new NpgsqlParameter<bool> { TypedValue = isHeld },
                new() { Value = request.KeptAt ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            },
        };
        foreach (var value in IncidentMapping.Table.NewValues(pull))
            command.Parameters.Add(value);
        return command;
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Number(long? value) => new() { Value = value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The delivery {Delivery} pulled the cord: incident {SubjectId}.")]
        public static partial void Recorded(ILogger logger, string delivery, long subjectId);
    }
}
