using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Outbox;
using AndonBot.Rotations;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Notifications;

/// <summary>Incidents as subjects of notifications.</summary>
internal sealed class IncidentSubjectStore(AndonSettings settings, WorldClock clock) : ISubjectStore
{
    public string Kind => IncidentStore.SubjectKind;

    public async Task<bool> SaveMadeByTime(Transaction transaction, Subject subject, Instant now)
    {
        if (await IncidentStore.Load(transaction, subject.Workspace, subject.Id) is not var (incident, line))
            return false;
        var actions = await ActionStore.Of(transaction, subject.Workspace, subject.Id);
        if (MadeByTime.Of(incident, line?.Line, line?.Rotation, actions, now) is not { } made)
            return false;
        await ChangeStore.Write(transaction, subject.Workspace, made.Changes, now);
        return true;
    }

    public async Task<IReadOnlyList<NotificationContext>> Load(RunQueries run, string workspace, IReadOnlyList<DueSubject> subjects)
    {
        var ids = subjects.Select(one => one.Subject.Id).ToArray();
        await using var results = await run($"""
            select {IncidentMapping.Table.Columns},
                i.number as subject, coalesce(@Operator, (select w.primary_owner from workspace w where w.workspace_id = @workspace)) as operator,
                joined.* from incident i cross join lateral (
                with recursive same as (
                    select number, called_by from incident where workspace_id = @workspace and merged_into = i.number
                    union select other.number, other.called_by from incident other join same on other.merged_into = same.number
                    where other.workspace_id = @workspace
                ) select array_agg(number order by number) as joined_numbers, array_agg(called_by order by number) as joined_pullers from same) joined
            where i.workspace_id = @workspace and i.number = any(@ids);
            {StopRow.Select} where workspace_id = @workspace and incident_number = any(@ids) order by stop_id;
            {EventRow.Select} where workspace_id = @workspace and incident_number = any(@ids) order by event_id;
            {StaffedLineRow.Select} where l.line_id in (select line_id from incident where workspace_id = @workspace and number = any(@ids));
            select user_id, zone from person where workspace_id = @workspace and zone is not null and user_id = any(array(
                select unnest(l.members || array[l.owner, i.called_by, i.answered_by, i.fixer]) from incident i left join line l using (line_id)
                where i.workspace_id = @workspace and i.number = any(@ids)
                union select coalesce(@Operator, (select primary_owner from workspace where workspace_id = @workspace))));
            {SentRow.Select};
            {ActionMapping.Select} where a.workspace_id = @workspace and a.incident_number = any(@ids) order by a.action_id;
            select i.number, l.name from incident i join line l using (workspace_id)
            where i.workspace_id = @workspace and i.number = any(@ids) and i.line_id is null and l.retired_at is null and {Visibility.LineOf("i.called_by")}
            order by l.name
            """, new { workspace, ids, subjectKind = Kind, settings.Operator, kinds = SentRow.Kinds });
        var incidents = results.Read<Incident, Surroundings, (Incident Incident, Surroundings Surroundings)>(
            (incident, surroundings) => (incident, surroundings), splitOn: "subject").ToList();
        var stops = (await results.ReadAsync<StopRow>()).ToLookup(stop => stop.IncidentNumber, stop => stop.ToStop());
        var events = (await results.ReadAsync<EventRow>()).Where(entry => entry.IsKnown).ToLookup(entry => entry.IncidentNumber, entry => entry.ToEvent());
        var lines = (await results.ReadAsync<StaffedLineRow>()).Select(row => row.ToStaffedLine()).ToDictionary(line => line.Line.Id);
        var zones = (await results.ReadAsync<(string User, string Zone)>())
            .ToDictionary(person => person.User, person => DateTimeZoneProviders.Tzdb[person.Zone]);
        var sent = (await results.ReadAsync<SentRow>()).ToLookup(row => row.SubjectId, row => row.ToSent());
        var actions = (await results.ReadAsync<ActionItem>()).ToLookup(action => action.Incident);
        var names = (await results.ReadAsync<(long Incident, string Name)>()).ToLookup(line => line.Incident, line => line.Name);

        var byId = subjects.ToDictionary(one => one.Subject.Id);
        return
        [
            .. incidents.Select(found =>
            {
                var incident = found.Incident with { Stops = [.. stops[found.Incident.Number]] };
                var line = incident.LineId is { } id ? lines[id] : null;
                var backup = incident.Fixer is null ? null : line?.OnCallAt(clock.Now()).BackupFor(incident.Fixer);
                var facts = new IncidentFacts(
                    incident, line?.Line, backup, [.. events[incident.Number]], found.Surroundings.Joined, zones, found.Surroundings.Operator)
                {
                    Actions = [.. actions[incident.Number]],
                };
                var (subject, version) = byId[incident.Number];
                return new IncidentContext(subject, version, facts, [.. sent[incident.Number]], line, [.. names[incident.Number]]);
            }),
        ];
    }

    /// <summary>What is read beside an incident's own facts.</summary>
    private sealed class Surroundings
    {
        /// <summary>Stands first, because Dapper gives no object where the first column is null.</summary>
        public long Subject { get; init; }
        public string? Operator { get; init; }
        public long[]? JoinedNumbers { get; init; }
        public string[]? JoinedPullers { get; init; }

        public IReadOnlyList<(long Number, string Puller)> Joined => [.. (JoinedNumbers ?? []).Zip(JoinedPullers ?? [])];
    }
}
