using AndonBot.Domain.Incidents;
using AndonBot.Lines;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Incidents;

/// <summary>An incident and its line, as they are while a change of it is decided.</summary>
public sealed record Loaded(Incident Incident, StaffedLine? Line);

/// <summary>What is decided about the loaded incidents, and what is answered.</summary>
public sealed record Change(Reply Reply, params IReadOnlyList<Decision.Done> Decisions);

/// <summary>Loads incidents to change them, and writes what was decided: facts, stops, timeline and what is due, in one transaction.</summary>
public sealed class IncidentStore(Database database, KillPoints kill)
{
    /// <summary>Changes incidents for a gesture; a second delivery of it gets the answer that the first got.</summary>
    /// <param name="decide">Given the incidents that exist, by number.</param>
    public async Task<Reply> Change(Interaction gesture, IReadOnlyList<long> numbers, Func<IReadOnlyDictionary<long, Loaded>, Change> decide)
    {
        var reply = await database.InGesture(async (connection, transaction) =>
        {
            if (await DeliveryStore.Begin(connection, transaction, gesture) is { } answered)
                return answered;
            var loaded = new Dictionary<long, Loaded>();
            // Always in the same order, so that two changes cannot wait for each other.
            foreach (var number in numbers.Distinct().Order())
            {
                if (await Load(connection, transaction, gesture.Workspace, number) is { } incident)
                    loaded[number] = incident;
            }

            var change = decide(loaded);
            foreach (var decision in change.Decisions)
            {
                var (before, line) = loaded[decision.Incident.Number];
                await Write(connection, transaction, gesture.Workspace, before, decision, gesture.Now);
                if (line is not null && decision.Events.Any(told => told.Kind == IncidentEventKind.Answered))
                    await OnCallStore.AcceptByAnswer(connection, transaction, gesture.Workspace, line, gesture.User, gesture.Now);
            }

            await DeliveryStore.End(connection, transaction, gesture, numbers[0], change.Reply);
            kill.Pass(KillPoints.BeforeCommit);
            return change.Reply;
        });
        kill.Pass(KillPoints.AfterCommit);
        return reply;
    }

    /// <summary>Writes a fact that time makes, unless it is there already; false when there was nothing to write.</summary>
    public async Task<bool> ChangeByTime(string workspace, long number, Instant now, Func<Loaded, Decision.Done?> decide)
    {
        var changed = await database.InWork(async (connection, transaction) =>
        {
            if (await Load(connection, transaction, workspace, number) is not { } loaded || decide(loaded) is not { } decision)
                return false;
            await Write(connection, transaction, workspace, loaded.Incident, decision, now);
            kill.Pass(KillPoints.BeforeCommit);
            return true;
        });
        kill.Pass(KillPoints.AfterCommit);
        return changed;
    }

    internal static async Task<Loaded?> Load(NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, long number)
    {
        if (await Lock(connection, transaction, workspace, number) is not { } incident)
            return null;
        return new(incident, incident.LineId is { } line ? await LineStore.WithId(connection, transaction, workspace, line) : null);
    }

    /// <summary>The incident, locked until the transaction ends; null when there is none of this number.</summary>
    private static async Task<Incident?> Lock(NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, long number)
    {
        var results = await connection.QueryMultipleAsync($"""
            {IncidentColumns.Select} where workspace_id = @workspace and number = @number for update;
            {StopRow.Select} where workspace_id = @workspace and incident_number = @number order by stop_id
            """, new { workspace, number }, transaction);
        await using (results)
        {
            var incident = await results.ReadSingleOrDefaultAsync<Incident>();
            var stops = await results.ReadAsync<StopRow>();
            return incident is null ? null : incident with { Stops = [.. stops.Select(stop => stop.ToStop())] };
        }
    }

    /// <summary>Writes the facts of a decision; what must be said about them is due at once.</summary>
    internal static async Task Write(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, Incident before, Decision.Done decision, Instant now)
    {
        var after = decision.Incident;
        await connection.ExecuteAsync("""
            update incident set line_id = @LineId, severity = @Severity, fixer = @Fixer, held_until = @CallHeldUntil, answer_from = @AnswerFrom, round = @Round,
                answered_at = @AnsweredAt, answered_by = @AnsweredBy, quiet_from = @QuietFrom, contained_at = @ContainedAt, contained_by = @ContainedBy,
                containment = @Containment, cause = @Cause, temporary = @Temporary, back_at = @BackAt,
                postmortem_due_at = @PostmortemDueAt, postmortem_moves = @PostmortemMoves, postmortem_missed_at = @PostmortemMissedAt,
                held_at = @HeldAt, held_by = @HeldBy, fixed_at = @FixedAt,
                dismissed_at = @DismissedAt, dismissed_by = @DismissedBy, dismissed_why = @DismissedWhy, merged_into = @MergedInto
            where workspace_id = @workspace and number = @Number
            """, Facts(workspace, after), transaction);
        await WriteStops(connection, transaction, workspace, before, after);
        await WritePostmortem(connection, transaction, workspace, decision);
        await Tell(connection, transaction, workspace, after.Number, decision.Events, now);
        // Whose clocks an incident is owns the reminders of whoever cannot act.
        if (after.Fixer is { } fixer && fixer != before.Fixer)
            await PersonDueStore.Set(connection, transaction, workspace, [fixer], now);
    }

    /// <summary>Writes rows of the timeline; the incident's card is behind then, and it is to be looked at.</summary>
    internal static async Task Tell(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, long number, IReadOnlyList<IncidentEvent> events, Instant now)
    {
        foreach (var told in events)
        {
            await connection.ExecuteAsync("""
                insert into incident_event (workspace_id, incident_number, kind, at, who, text) values (@workspace, @number, @Kind, @At, @Who, @Text)
                """, new { workspace, number, Kind = told.Kind.ToString(), told.At, told.Who, told.Text }, transaction);
        }

        await SetDue(connection, transaction, workspace, number, now);
    }

    /// <summary>Says that something about an incident changed: its card is behind, and it is to be looked at.</summary>
    private static Task SetDue(NpgsqlConnection connection, NpgsqlTransaction? transaction, string workspace, long number, Instant now) =>
        connection.ExecuteAsync("""
            insert into due (workspace_id, subject_kind, subject_id, next_notice_at) values (@workspace, 'incident', @number, @now)
            on conflict (workspace_id, subject_kind, subject_id) do update set version = due.version + 1, next_notice_at = @now
            """, new { workspace, number, now }, transaction);

    private static async Task WriteStops(NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, Incident before, Incident after)
    {
        if (before.OpenStop is not null && after.Stops[before.Stops.Count - 1] is { IsOpen: false } ended)
        {
            await connection.ExecuteAsync("""
                update stop set restarted_at = @RestartedAt, restarted_by = @RestartedBy
                where workspace_id = @workspace and incident_number = @Number and restarted_at is null
                """, new { workspace, after.Number, ended.RestartedAt, ended.RestartedBy }, transaction);
        }

        foreach (var stop in after.Stops.Skip(before.Stops.Count))
        {
            await connection.ExecuteAsync("""
                insert into stop (workspace_id, incident_number, stopped_at, stopped_by, why) values (@workspace, @Number, @StoppedAt, @StoppedBy, @Why)
                """, new { workspace, after.Number, stop.StoppedAt, stop.StoppedBy, stop.Why }, transaction);
        }
    }

    private static async Task WritePostmortem(NpgsqlConnection connection, NpgsqlTransaction transaction, string workspace, Decision.Done decision)
    {
        if (decision.Events.FirstOrDefault(told => told.Kind == IncidentEventKind.PostmortemWritten) is not { } written)
            return;
        await connection.ExecuteAsync("""
            insert into postmortem (workspace_id, incident_number, happened, root_cause, written_at, written_by)
            values (@workspace, @Number, @Happened, @RootCause, @At, @Who)
            on conflict (workspace_id, incident_number) do update
            set happened = @Happened, root_cause = @RootCause, written_at = @At, written_by = @Who
            """, new { workspace, decision.Incident.Number, decision.Incident.Happened, decision.Incident.RootCause, written.At, written.Who }, transaction);
    }

    private static DynamicParameters Facts(string workspace, Incident incident)
    {
        var facts = new DynamicParameters(incident);
        facts.Add("workspace", workspace);
        return facts;
    }
}
