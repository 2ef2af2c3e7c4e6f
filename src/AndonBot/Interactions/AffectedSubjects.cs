using AndonBot.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Lines;
using AndonBot.Outbox;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Interactions;

/// <summary>Marks as due what an event of the workspace affects.</summary>
public sealed class AffectedSubjects(Database database, WakeSignal wake)
{
    /// <summary>Open incidents and lines that name a person, and the people who are reminded of that person's actions.</summary>
    public Task AtPerson(string workspace, string user, Instant now) => InTransaction(async transaction =>
    {
        var parameters = new { user };
        await Due.Touch(transaction, workspace, IncidentStore.SubjectKind, $"""
            select i.number from incident i left join line l using (line_id)
            where i.workspace_id = @workspace and {Predicates.OpenIncident}
              and (@user in (i.fixer, i.answered_by, i.called_by, l.owner) or @user = any(l.members))
            """, now, parameters);
        await Due.Touch(transaction, workspace, LineStore.SubjectKind, """
            select l.line_id from line l where l.workspace_id = @workspace and l.retired_at is null
              and (@user = l.owner or @user = any(l.members) or exists (select from shift s where s.line_id = l.line_id and s.fixer = @user))
            """, now, parameters);
        var reminded = await transaction.Query<string?>($"""
            select distinct unnest(array[a.owner, i.fixer, l.owner]) from action a
            join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number join line l on l.line_id = i.line_id
            where a.workspace_id = @workspace and {Predicates.OpenAction} and @user in (a.owner, i.fixer, l.owner)
            """, new { workspace, user });
        await PersonDue.Touch(transaction, workspace, [.. reminded.OfType<string>()], now);
    });

    /// <summary>Everything with a notification that Slack refused to take in a channel.</summary>
    public Task AtChannel(string workspace, string channel, Instant now) => InTransaction(async transaction =>
    {
        var refused = await transaction.Query<(string Kind, long Id)>("""
            select distinct subject_kind, subject_id from notice where workspace_id = @workspace and recipient = @channel and state = 'refused'
            """, new { workspace, channel });
        foreach (var subjects in refused.GroupBy(one => one.Kind, one => one.Id).OrderBy(kind => kind.Key))
            await Due.Touch(transaction, workspace, subjects.Key, [.. subjects], now);
    });

    private async Task InTransaction(Func<Transaction, Task> work)
    {
        await using var transaction = await database.BeginWork();
        await work(transaction);
        await transaction.Commit();
        wake.Set();
    }
}
