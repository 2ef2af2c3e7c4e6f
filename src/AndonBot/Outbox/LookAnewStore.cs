using AndonBot.Incidents.Actions;
using AndonBot.Incidents;
using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Outbox;

/// <summary>Has open incidents and lines looked at anew when something about their surroundings changed.</summary>
public sealed class LookAnewStore(Database database, WakeSignal wake)
{
    /// <summary>Those whose line or facts name this person, and who is reminded of their actions or with them.</summary>
    public async Task AtPerson(string workspace, string user, Instant now)
    {
        await AtIncidentsOf(workspace, user, now);
        await using var connection = await database.Work.OpenConnectionAsync();
        var people = await connection.QueryAsync<string>($"""
            select unnest(array[a.owner, i.fixer, l.owner]) from action a
            join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number join line l on l.line_id = i.line_id
            where a.workspace_id = @workspace and {ActionColumns.IsOpen} and @user in (a.owner, i.fixer, l.owner)
            """, new { workspace, user });
        await PersonDueStore.Set(connection, null, workspace, [.. people.Distinct()], now);
        wake.Set();
    }

    private Task AtIncidentsOf(string workspace, string user, Instant now) => Set("""
        update due d set version = d.version + 1, next_notice_at = @now from incident i left join line l using (line_id)
        where i.workspace_id = @workspace and i.dismissed_at is null and i.fixed_at is null and i.merged_into is null
          and (@what in (i.fixer, i.answered_by, i.called_by, l.owner) or @what = any(l.members))
          and d.workspace_id = i.workspace_id and d.subject_kind = 'incident' and d.subject_id = i.number;
        update due d set version = d.version + 1, next_notice_at = @now from line l
        where l.workspace_id = @workspace and l.retired_at is null
          and (@what = l.owner or @what = any(l.members) or exists (select from shift s where s.line_id = l.line_id and s.fixer = @what))
          and d.workspace_id = l.workspace_id and d.subject_kind = 'line' and d.subject_id = l.line_id
        """, workspace, user, now);

    /// <summary>Those with something that Slack refused to take in this channel.</summary>
    public Task AtChannel(string workspace, string channel, Instant now) => Set("""
        update due d set version = d.version + 1, next_notice_at = @now
        where d.workspace_id = @workspace and exists (
            select from notice n where n.workspace_id = d.workspace_id and n.subject_kind = d.subject_kind and n.subject_id = d.subject_id
              and n.recipient = @what and n.state = 'refused')
        """, workspace, channel, now);

    private async Task Set(string sql, string workspace, string what, Instant now)
    {
        await using var connection = await database.Work.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { workspace, what, now });
        wake.Set();
    }
}
