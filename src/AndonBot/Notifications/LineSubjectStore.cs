using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Rotations;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Outbox;

/// <summary>Lines as subjects of what the bot says: their handoffs. Of a retired line there is nothing to say.</summary>
internal sealed class LineSubjectStore(AndonSettings settings, OnCallStore duties, WorldClock clock) : ISubjectStore
{
    /// <summary>The line's incidents that were pulled or stopped it between two handoffs, or were open at the second.</summary>
    private const string Concerned = """
        array(select number from incident i where i.workspace_id = @WorkspaceId and i.line_id = @SubjectId and i.called_at < @Until and (
            i.called_at >= @Since
            or (i.merged_into is null and (i.dismissed_at is null or i.dismissed_at > @Until) and (i.fixed_at is null or i.fixed_at > @Until))
            or exists (select from stop s where s.workspace_id = i.workspace_id and s.incident_number = i.number
                and (s.restarted_at is null or s.restarted_at > @Since))))
        """;

    public string Kind => SubjectKinds.Line;

    public Task<bool> CatchUp(Subject subject) => duties.BeginShifts(subject.WorkspaceId, subject.SubjectId, clock.Now());

    public async Task<NotificationContext?> Gather(NpgsqlConnection connection, NpgsqlTransaction? transaction, Subject subject)
    {
        await using var results = await connection.QueryMultipleAsync($"""
            {LineStore.Select} where l.workspace_id = @WorkspaceId and l.line_id = @SubjectId and l.retired_at is null;
            select user_id, zone from person where workspace_id = @WorkspaceId and zone is not null and user_id in (
                select unnest(members) from line where line_id = @SubjectId union select fixer from shift where line_id = @SubjectId);
            select primary_owner from workspace where workspace_id = @WorkspaceId;
            {SaidRow.Select}
            """, new { subject.WorkspaceId, subject.SubjectKind, subject.SubjectId, SaidRow.Kinds }, transaction);
        if ((await results.ReadSingleOrDefaultAsync<LineRow>())?.ToStaffedLine() is not { } line)
            return null;

        var zones = (await results.ReadAsync<(string User, string Zone)>())
            .ToDictionary(person => person.User, person => DateTimeZoneProviders.Tzdb[person.Zone]);
        var owner = await results.ReadSingleOrDefaultAsync<string?>();
        var said = (await results.ReadAsync<SaidRow>()).Select(notice => notice.ToSaid()).ToList();
        var turn = line.Rotation.At(clock.Now());
        var handover = turn is { Before: { } before, Current.Week: not null }
            ? await HandoffReport(connection, transaction, subject, line, before, turn.Current)
            : null;
        return new LineGathered(new(line.Line, line.Rotation, zones, settings.Operator ?? owner), said, turn, handover);
    }

    /// <summary>The week and the debt as they were at the handoff, whenever it is said.</summary>
    private static async Task<HandoffReport> HandoffReport(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, Subject subject, StaffedLine line, Shift outgoing, Shift shift)
    {
        await using var results = await connection.QueryMultipleAsync($"""
            {IncidentColumns.Select} where workspace_id = @WorkspaceId and number = any({Concerned});
            {StopRow.Select} where workspace_id = @WorkspaceId and incident_number = any({Concerned});
            select a.action_id from action a join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number
            where i.workspace_id = @WorkspaceId and i.line_id = @SubjectId and a.due_on < @Today and a.added_at < @Until
              and (a.done_at is null or a.done_at > @Until) and (a.dropped_at is null or a.dropped_at > @Until) order by a.due_on, a.action_id;
            select distinct incident_number from action
            where workspace_id = @WorkspaceId and incident_number = any({Concerned}) and not temporary
              and added_at < @Until and (dropped_at is null or dropped_at > @Until)
            """, new
        {
            subject.WorkspaceId, subject.SubjectId, Since = outgoing.StartsAt,
            Until = shift.StartsAt, Today = shift.StartsAt.InZone(line.Line.Calendar.Zone).Date,
        }, transaction);
        var incidents = (await results.ReadAsync<Incident>()).ToList();
        var stops = (await results.ReadAsync<StopRow>()).ToLookup(stop => stop.IncidentNumber, stop => stop.ToStop());
        var overdue = (await results.ReadAsync<long>()).ToList();
        var permanent = (await results.ReadAsync<long>()).ToList();
        return Domain.Notifications.HandoffReport.Of(
            line.Line, outgoing, shift.StartsAt, [.. incidents.Select(incident => incident with { Stops = [.. stops[incident.Number]] })], overdue, permanent);
    }
}
