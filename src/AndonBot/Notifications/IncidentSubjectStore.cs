using AndonBot.Incidents.Actions;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Outbox;

/// <summary>Incidents as subjects of what the bot says; gathered in one round trip.</summary>
internal sealed class IncidentSubjectStore(AndonSettings settings, ChangeIncident change, ChangeAction actions, WorldClock clock) : ISubjectStore
{
    public string Kind => SubjectKinds.Incident;

    public async Task<bool> CatchUp(Subject subject) =>
        await change.CatchUp(subject.WorkspaceId, subject.SubjectId) || await actions.CatchUp(subject.WorkspaceId, subject.SubjectId);

    public async Task<NotificationContext?> Gather(NpgsqlConnection connection, NpgsqlTransaction? transaction, Subject subject)
    {
        // The version first: each statement sees what is committed when it begins, and a card must never count as showing what it was not told.
        await using var results = await connection.QueryMultipleAsync($"""
            select version from due where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId;
            {IncidentColumns.Select} where workspace_id = @WorkspaceId and number = @SubjectId;
            {StopRow.Select} where workspace_id = @WorkspaceId and incident_number = @SubjectId order by stop_id;
            {EventRow.Select} where workspace_id = @WorkspaceId and incident_number = @SubjectId order by event_id;
            with recursive joined as (
                select number, called_by from incident where workspace_id = @WorkspaceId and merged_into = @SubjectId
                union select i.number, i.called_by from incident i join joined on i.merged_into = joined.number where i.workspace_id = @WorkspaceId
            ) select number, called_by from joined order by number;
            {LineStore.Select} where l.line_id = (select line_id from incident where workspace_id = @WorkspaceId and number = @SubjectId);
            select user_id, zone from person where workspace_id = @WorkspaceId and zone is not null and user_id in (
                select unnest(l.members || array[l.owner, i.called_by, i.answered_by, i.fixer]) from incident i left join line l using (line_id)
                where i.workspace_id = @WorkspaceId and i.number = @SubjectId
                union select coalesce(@Operator, (select primary_owner from workspace where workspace_id = @WorkspaceId)));
            select primary_owner from workspace where workspace_id = @WorkspaceId;
            {SaidRow.Select};
            select name from line where workspace_id = @WorkspaceId and retired_at is null order by name;
            {ActionColumns.Select} where a.workspace_id = @WorkspaceId and a.incident_number = @SubjectId order by a.action_id
            """, new { subject.WorkspaceId, subject.SubjectKind, subject.SubjectId, settings.Operator, SaidRow.Kinds }, transaction);
        var version = await results.ReadSingleOrDefaultAsync<long>();
        if (await results.ReadSingleOrDefaultAsync<Incident>() is not { } facts)
            return null;

        var incident = facts with { Stops = [.. (await results.ReadAsync<StopRow>()).Select(stop => stop.ToStop())] };
        var events = (await results.ReadAsync<EventRow>()).Where(told => told.IsKnown).Select(told => told.ToEvent()).ToList();
        var joined = (await results.ReadAsync<(long, string)>()).ToList();
        var line = (await results.ReadSingleOrDefaultAsync<LineRow>())?.ToStaffedLine();
        var zones = (await results.ReadAsync<(string User, string Zone)>())
            .ToDictionary(person => person.User, person => DateTimeZoneProviders.Tzdb[person.Zone]);
        var owner = await results.ReadSingleOrDefaultAsync<string?>();
        var said = (await results.ReadAsync<SaidRow>()).Select(notice => notice.ToSaid()).ToList();
        var names = (await results.ReadAsync<string>()).ToList();
        var items = (await results.ReadAsync<ActionItem>()).ToList();
        var backup = incident.Fixer is null ? null : line?.OnCallAt(clock.Now()).BackupFor(incident.Fixer);
        return new IncidentGathered(
            new(incident, line?.Line, backup, events, joined, zones, settings.Operator ?? owner, version) { Actions = items }, said, line, names);
    }
}
