using AndonBot.Incidents.Actions;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Lines;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Outbox;

/// <summary>People as subjects of what the bot says: their actions of the day; gathered in one round trip.</summary>
internal sealed class PersonSubjectStore(AndonSettings settings) : ISubjectStore
{
    public string Kind => SubjectKinds.Person;

    public Task<bool> CatchUp(Subject subject) => Task.FromResult(false);

    public async Task<NotificationContext?> Gather(NpgsqlConnection connection, NpgsqlTransaction? transaction, Subject subject)
    {
        // Also what others own on incidents and lines that are this person's: it comes to them where the owner cannot act.
        const string concerned = $"""
            from action a join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number join line l on l.line_id = i.line_id
            where a.workspace_id = @WorkspaceId
              and ({ActionColumns.IsOpen} or coalesce(a.done_at, a.dropped_at) >= (
                  select max(accepted_at) from notice
                  where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId and kind = '{nameof(NoticeKind.Digest)}'))
              and (select user_id from person where person_id = @SubjectId) in (a.owner, i.fixer, l.owner)
            """;
        // The version first, as with incidents: a digest must never count as showing what it was not told.
        await using var results = await connection.QueryMultipleAsync($"""
            select version from due where workspace_id = @WorkspaceId and subject_kind = @SubjectKind and subject_id = @SubjectId;
            select user_id, zone from person where workspace_id = @WorkspaceId and person_id = @SubjectId;
            select {ActionColumns.All} {concerned} order by a.action_id;
            {IncidentColumns.Select} where workspace_id = @WorkspaceId and number in (select i.number {concerned});
            {LineStore.Select} where l.line_id in (select l.line_id {concerned});
            select user_id from person where workspace_id = @WorkspaceId and role in ('Stranger', 'Guest')
                and user_id in (select unnest(array[a.owner, i.fixer, l.owner]) {concerned});
            select coalesce(@Operator, (select primary_owner from workspace where workspace_id = @WorkspaceId));
            {SaidRow.Select}
            """, new { subject.WorkspaceId, subject.SubjectKind, subject.SubjectId, settings.Operator, SaidRow.Kinds }, transaction);
        var version = await results.ReadSingleOrDefaultAsync<long>();
        if (await results.ReadSingleOrDefaultAsync<(string User, string? Zone)?>() is not { } person)
            return null;

        var actions = (await results.ReadAsync<ActionItem>()).ToList();
        var incidents = (await results.ReadAsync<Incident>()).ToDictionary(incident => incident.Number);
        var lines = (await results.ReadAsync<LineRow>()).Select(row => row.ToStaffedLine().Line).ToDictionary(line => line.Id);
        var unable = (await results.ReadAsync<string>()).ToHashSet();
        var @operator = await results.ReadSingleOrDefaultAsync<string?>();
        var said = (await results.ReadAsync<SaidRow>()).Select(notice => notice.ToSaid()).ToList();
        var items = actions.Select(action => new DigestItem(action, incidents[action.Incident], lines[incidents[action.Incident].LineId!.Value]))
            .Where(item => item.Addressee(who => !unable.Contains(who)) == person.User).ToList();
        var zone = person.Zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.Zone);
        var (open, ended) = (items.Where(item => item.Action.IsOpen), items.Where(item => !item.Action.IsOpen));
        return new PersonGathered(new(person.User, zone, [.. open], @operator) { Ended = [.. ended] }, said, version);
    }
}
