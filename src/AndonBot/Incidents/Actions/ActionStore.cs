using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Lines;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;
using NodaTime;
using Npgsql;

namespace AndonBot.Incidents.Actions;

/// <summary>An incident and perhaps an action of it, as they are while a change is decided.</summary>
/// <param name="Number">The number that a new action gets.</param>
public sealed record LoadedAction(long Number, ActionItem? Action, Incident Incident, StaffedLine? Line)
{
    /// <summary>The zone in which dates are meant.</summary>
    public DateTimeZone Zone => Line?.Line.Calendar.Zone ?? DateTimeZone.Utc;

    public LocalDate Today(Interaction by) => by.Now.InZone(Zone).Date;
}

/// <summary>What is decided, and what is answered.</summary>
public sealed record ActionChange(Reply Reply, ActionDecision.Done? Done);

/// <summary>Loads actions to change them, and writes what was decided: facts, timeline and what is due, in one transaction.</summary>
public sealed class ActionStore(Database database, KillPoints kill)
{
    /// <summary>Adds an action to an incident for a gesture; a second delivery of it gets the answer that the first got.</summary>
    /// <param name="decide">Given null when there is no such incident.</param>
    public Task<Reply> Add(Interaction gesture, long incident, Func<LoadedAction?, ActionChange> decide) =>
        InGesture(gesture, decide, async (connection, transaction) =>
        {
            if (await IncidentStore.Load(connection, transaction, gesture.Workspace, incident) is not { } on)
                return null;
            var number = await connection.ExecuteScalarAsync<long>("select nextval('action_number')", transaction: transaction);
            return new(number, null, on.Incident, on.Line);
        });

    /// <summary>Changes an action for a gesture.</summary>
    /// <param name="decide">Given null when there is no such action.</param>
    public Task<Reply> Change(Interaction gesture, long number, Func<LoadedAction?, ActionChange> decide) =>
        InGesture(gesture, decide, async (connection, transaction) =>
        {
            // Its incident is locked before it, as every change does: an action never leaves its incident.
            var incident = await connection.ExecuteScalarAsync<long?>(
                "select incident_number from action where workspace_id = @Workspace and action_id = @number", new { gesture.Workspace, number }, transaction);
            if (incident is null || await IncidentStore.Load(connection, transaction, gesture.Workspace, incident.Value) is not { } on)
                return null;
            var action = await connection.QuerySingleAsync<ActionItem>(
                $"{ActionColumns.Select} where a.workspace_id = @Workspace and a.action_id = @number", new { gesture.Workspace, number }, transaction);
            return new(number, action, on.Incident, on.Line);
        });

    /// <summary>Fixes an incident whose permanent actions are done; false when there was nothing to write.</summary>
    public async Task<bool> FixByTime(string workspace, long incident, Instant now)
    {
        var changed = await database.InWork(async (connection, transaction) =>
        {
            if (await IncidentStore.Load(connection, transaction, workspace, incident) is not { } on)
                return false;
            var actions = await connection.QueryAsync<ActionItem>(
                $"{ActionColumns.Select} where a.workspace_id = @workspace and a.incident_number = @incident", new { workspace, incident }, transaction);
            if (PermanentFix.Reached(on.Incident, [.. actions]) is not { } decision)
                return false;
            await IncidentStore.Write(connection, transaction, workspace, on.Incident, decision, now);
            kill.Pass(KillPoints.BeforeCommit);
            return true;
        });
        kill.Pass(KillPoints.AfterCommit);
        return changed;
    }

    private async Task<Reply> InGesture(
        Interaction gesture, Func<LoadedAction?, ActionChange> decide, Func<NpgsqlConnection, NpgsqlTransaction, Task<LoadedAction?>> load)
    {
        var reply = await database.InGesture(async (connection, transaction) =>
        {
            if (await DeliveryStore.Begin(connection, transaction, gesture) is { } answered)
                return answered;
            var loaded = await load(connection, transaction);
            var change = decide(loaded);
            if (change.Done is { } done)
                await Write(connection, transaction, gesture, loaded!, done);
            await DeliveryStore.End(connection, transaction, gesture, loaded?.Incident.Number, change.Reply);
            kill.Pass(KillPoints.BeforeCommit);
            return change.Reply;
        });
        kill.Pass(KillPoints.AfterCommit);
        return reply;
    }

    private static async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction, Interaction gesture, LoadedAction before, ActionDecision.Done done)
    {
        var facts = new DynamicParameters(done.Action);
        facts.Add("workspace", gesture.Workspace);
        await connection.ExecuteAsync("""
            insert into action as a (
                workspace_id, action_id, incident_number, text, owner, due_on, first_due_on, moves, temporary, vague, added_at, added_by, stands_from)
            values (@workspace, @Number, @Incident, @Text, @Owner, @Due, @Due, @Moves, @Temporary, @Vague, @AddedAt, @AddedBy, @StandsFrom)
            on conflict (workspace_id, action_id) do update set owner = @Owner, due_on = @Due, moves = @Moves, stands_from = @StandsFrom,
                done_at = @DoneAt, done_by = @DoneBy, evidence = @Evidence, dropped_at = @DroppedAt, dropped_by = @DroppedBy, dropped_why = @DroppedWhy,
                help_at = @HelpAt, help_by = @HelpBy
            """, facts, transaction);
        await IncidentStore.Tell(connection, transaction, gesture.Workspace, before.Incident.Number, [done.Event], gesture.Now);
        // The owner before and after, and who is reminded where an owner cannot act.
        var people = new[] { before.Action?.Owner, done.Action.Owner, before.Incident.Fixer, before.Line?.Line.Owner }.OfType<string>();
        await PersonDueStore.Set(connection, transaction, gesture.Workspace, [.. people.Distinct()], gesture.Now);
    }
}
