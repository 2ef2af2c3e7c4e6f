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

/// <summary>People as subjects of notifications: their actions of the day.</summary>
internal sealed class PersonSubjectStore(AndonSettings settings) : ISubjectStore
{
    /// <summary>
    /// A person's actions: also what others own on incidents and lines that are this person's, as it comes to them where the owner cannot act.
    /// What has ended is read since the last digest.
    /// </summary>
    private static readonly string Concerned = $"""
        from person p join action a on a.workspace_id = p.workspace_id
        join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number join line l on l.line_id = i.line_id
        where p.workspace_id = @workspace and p.person_id = any(@ids) and p.user_id in (a.owner, i.fixer, l.owner)
          and ({Predicates.OpenAction} or coalesce(a.done_at, a.dropped_at) >= (
              select max(accepted_at) from notice n
              where n.workspace_id = @workspace and n.subject_kind = @subjectKind and n.subject_id = p.person_id and n.kind = '{DigestLadder.Name}'))
        """;

    public string Kind => PersonDue.SubjectKind;

    public Task<bool> SaveMadeByTime(Transaction transaction, Subject subject, Instant now) => Task.FromResult(false);

    public async Task<IReadOnlyList<NotificationContext>> Load(RunQueries run, string workspace, IReadOnlyList<DueSubject> subjects)
    {
        await using var results = await run($"""
            select person_id, user_id, zone from person where workspace_id = @workspace and person_id = any(@ids);
            select p.person_id, {ActionMapping.Columns} {Concerned} order by a.action_id;
            {IncidentMapping.Select} where i.workspace_id = @workspace and i.number in (select i.number {Concerned});
            {StaffedLineRow.Select} where l.line_id in (select l.line_id {Concerned});
            select user_id from person where workspace_id = @workspace and role in ('Stranger', 'Guest')
                and user_id in (select unnest(array[a.owner, i.fixer, l.owner]) {Concerned});
            select coalesce(@Operator, (select primary_owner from workspace where workspace_id = @workspace));
            {SentRow.Select}
            """, new { workspace, ids = subjects.Select(one => one.Subject.Id).ToArray(), subjectKind = Kind, settings.Operator, kinds = SentRow.Kinds });
        var people = (await results.ReadAsync<(long Id, string User, string? Zone)>()).ToList();
        var actions = results.Read<long, ActionItem, (long Person, ActionItem Action)>((person, action) => (person, action), splitOn: nameof(ActionItem.Number))
            .ToList();
        var incidents = (await results.ReadAsync<Incident>()).ToDictionary(incident => incident.Number);
        var lines = (await results.ReadAsync<StaffedLineRow>()).Select(row => row.ToStaffedLine().Line).ToDictionary(line => line.Id);
        var unable = (await results.ReadAsync<string>()).ToHashSet();
        var @operator = await results.ReadSingleOrDefaultAsync<string?>();
        var sent = (await results.ReadAsync<SentRow>()).ToLookup(row => row.SubjectId, row => row.ToSent());

        var items = actions.ToLookup(one => one.Person, one => ItemOf(one.Action));
        var byId = subjects.ToDictionary(one => one.Subject.Id);
        return
        [
            .. people.Select(person =>
            {
                var zone = person.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone);
                var theirs = items[person.Id].Where(item => item.Addressee(who => !unable.Contains(who)) == person.User).ToList();
                var facts = new PersonFacts(person.User, zone, [.. theirs.Where(item => item.Action.IsOpen)], @operator)
                {
                    Ended = [.. theirs.Where(item => !item.Action.IsOpen)],
                };
                var (subject, version) = byId[person.Id];
                return new PersonContext(subject, version, facts, [.. sent[person.Id]]);
            }),
        ];

        DigestItem ItemOf(ActionItem action)
        {
            var incident = incidents[action.Incident];
            return new(action, incident, lines[incident.LineId!.Value]);
        }
    }
}
