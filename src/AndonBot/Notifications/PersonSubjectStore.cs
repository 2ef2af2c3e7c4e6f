using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
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
    /// <remarks>Incidents are looked up one by one, because Postgres cannot know how few have ended since, and would read all.</remarks>
    private static readonly string Concerned = $"""
        with last as (
            select subject_id as person_id, max(accepted_at) as at from notice
            where workspace_id = @workspace and subject_kind = @subjectKind and subject_id = any(@ids) and kind = '{DigestLadder.Name}' group by subject_id
        ), recent as (
            select * from action a where a.workspace_id = @workspace and {Predicates.OpenAction}
            union all
            select * from action a where a.workspace_id = @workspace and coalesce(a.done_at, a.dropped_at) >= (select min(at) from last)
        ), shown as materialized (
            select a.*, array[a.owner, on_it.fixer, on_it.owner] as whose from recent a cross join lateral (
                select i.fixer, l.owner from incident i join line l using (line_id)
                where i.workspace_id = a.workspace_id and i.number = a.incident_number limit 1) on_it
        )
        select p.person_id, {ActionMapping.Columns} from person p join shown a on p.user_id = any(a.whose) left join last using (person_id)
        where p.workspace_id = @workspace and p.person_id = any(@ids) and ({Predicates.OpenAction} or coalesce(a.done_at, a.dropped_at) >= last.at)
        order by a.action_id
        """;

    public string Kind => PersonDue.SubjectKind;

    public Task<bool> SaveMadeByTime(Transaction transaction, Subject subject, Instant now) => Task.FromResult(false);

    public async Task<IReadOnlyList<NotificationContext>> Load(RunQueries run, string workspace, IReadOnlyList<DueSubject> subjects)
    {
        var ids = subjects.Select(one => one.Subject.Id).ToArray();
        List<(long Id, string User, string? Zone)> people;
        List<(long Person, ActionItem Action)> actions;
        string? @operator;
        ILookup<long, SentNotification> sent;
        await using (var results = await run($"""
            select person_id, user_id, zone from person where workspace_id = @workspace and person_id = any(@ids);
            {Concerned};
            select coalesce(@Operator, (select primary_owner from workspace where workspace_id = @workspace));
            {SentRow.Select}
            """, new { workspace, ids, subjectKind = Kind, settings.Operator, kinds = SentRow.Kinds }))
        {
            people = [.. await results.ReadAsync<(long Id, string User, string? Zone)>()];
            actions = [.. results.Read<long, ActionItem, (long Person, ActionItem Action)>(
                (person, action) => (person, action), splitOn: nameof(ActionItem.Number))];
            @operator = await results.ReadSingleOrDefaultAsync<string?>();
            sent = (await results.ReadAsync<SentRow>()).ToLookup(row => row.SubjectId, row => row.ToSent());
        }

        var (incidents, lines, unable) = await Around(run, workspace, [.. actions.Select(one => one.Action)]);
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

    /// <summary>The incidents and lines of actions, and those of their people who cannot act.</summary>
    private static async Task<(Dictionary<long, Incident> Incidents, Dictionary<long, Line> Lines, HashSet<string> Unable)> Around(
        RunQueries run, string workspace, IReadOnlyList<ActionItem> actions)
    {
        if (actions.Count == 0)
            return ([], [], []);
        await using var results = await run($"""
            {IncidentMapping.Select} where i.workspace_id = @workspace and i.number = any(@numbers);
            {StaffedLineRow.Select} where l.line_id in (select line_id from incident where workspace_id = @workspace and number = any(@numbers));
            select user_id from person where workspace_id = @workspace and role in ('Stranger', 'Guest') and (user_id = any(@owners) or user_id in (
                select unnest(array[i.fixer, l.owner]) from incident i join line l using (line_id) where i.workspace_id = @workspace and i.number = any(@numbers)))
            """, new
        {
            workspace, numbers = actions.Select(action => action.Incident).Distinct().ToArray(), owners = actions.Select(action => action.Owner).ToArray(),
        });
        return (
            (await results.ReadAsync<Incident>()).ToDictionary(incident => incident.Number),
            (await results.ReadAsync<StaffedLineRow>()).Select(row => row.ToStaffedLine().Line).ToDictionary(line => line.Id),
            [.. await results.ReadAsync<string>()]);
    }
}
