using AndonBot.Incidents.Actions;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Incidents;
using AndonBot.Rotations;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Outbox;

/// <summary>Incidents as subjects of what the bot says; gathered in one round trip.</summary>
internal sealed class IncidentSubjectStore(AndonSettings settings, Database database, KillPoints kill, WorldClock clock) : ISubjectStore
{
    public string Kind => SubjectKinds.Incident;

    public async Task<bool> CatchUp(Subject subject)
    {
        var now = clock.Now();
        await using var transaction = await database.BeginWork();
        if (await IncidentStore.Load(transaction, subject.WorkspaceId, subject.SubjectId) is not { } on
            || (MadeByTime(on.Incident, on.Line, now)
                ?? PermanentFix.Reached(on.Incident, await ActionStore.Of(transaction, subject.WorkspaceId, subject.SubjectId))) is not { } decision)
        {
            return false;
        }

        await ChangeStore.Write(transaction, subject.WorkspaceId, decision.Changes, now);
        kill.Pass(KillPoints.BeforeCommit);
        await transaction.Commit();
        kill.Pass(KillPoints.AfterCommit);
        return true;
    }

    public static Decision.Done? MadeByTime(Incident incident, StaffedLine? line, Instant now) => line is null ? null
        : incident.Fixer is { } fixer && !line.IsAble(fixer) && incident.PassOn(line.OnCallAt(now).Fixer, now) is { } passedOn ? passedOn
        : incident.StopUnanswered(line.Line, now) ?? incident.MissPostmortem(line.Line, now);

    public async Task<NotificationContext?> Gather(NpgsqlConnection connection, NpgsqlTransaction? transaction, Subject subject)
    {
        // The version first: each statement sees what is committed when it begins, and a card must never count as showing what it was not told.
        await using var results = await connection.QueryMultipleAsync($"""
            select version from due where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId;
            {IncidentMapping.Select} where workspace_id = @WorkspaceId and number = @SubjectId;
            {StopRow.Select} where workspace_id = @WorkspaceId and incident_number = @SubjectId order by stop_id;
            {EventRow.Select} where workspace_id = @WorkspaceId and incident_number = @SubjectId order by event_id;
            with recursive joined as (
                select number, called_by from incident where workspace_id = @WorkspaceId and merged_into = @SubjectId
                union select i.number, i.called_by from incident i join joined on i.merged_into = joined.number where i.workspace_id = @WorkspaceId
            ) select number, called_by from joined order by number;
            {StaffedLineRow.Select} where l.line_id = (select line_id from incident where workspace_id = @WorkspaceId and number = @SubjectId);
            select user_id, zone from person where workspace_id = @WorkspaceId and zone is not null and user_id in (
                select unnest(l.members || array[l.owner, i.called_by, i.answered_by, i.fixer]) from incident i left join line l using (line_id)
                where i.workspace_id = @WorkspaceId and i.number = @SubjectId
                union select coalesce(@Operator, (select primary_owner from workspace where workspace_id = @WorkspaceId)));
            select primary_owner from workspace where workspace_id = @WorkspaceId;
            {SaidRow.Select};
            select name from line where workspace_id = @WorkspaceId and retired_at is null order by name;
            {ActionMapping.Select} where a.workspace_id = @WorkspaceId and a.incident_number = @SubjectId order by a.action_id
            """, new { subject.WorkspaceId, subject.SubjectKind, subject.SubjectId, settings.Operator, SaidRow.Kinds }, transaction);
        var version = await results.ReadSingleOrDefaultAsync<long>();
        if (await results.ReadSingleOrDefaultAsync<Incident>() is not { } facts)
            return null;

        var incident = facts with { Stops = [.. (await results.ReadAsync<StopRow>()).Select(stop => stop.ToStop())] };
        var events = (await results.ReadAsync<EventRow>()).Where(told => told.IsKnown).Select(told => told.ToEvent()).ToList();
        var joined = (await results.ReadAsync<(long, string)>()).ToList();
        var line = (await results.ReadSingleOrDefaultAsync<StaffedLineRow>())?.ToStaffedLine();
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
