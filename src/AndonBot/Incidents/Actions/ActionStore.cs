using AndonBot.Domain.Actions;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Incidents.Actions;

/// <summary>Loads actions to change them, and writes their facts.</summary>
internal static class ActionStore
{
    /// <summary>The number of the next action. Numbers of actions that are not saved after all stay unused.</summary>
    public static Task<long> NextNumber(Transaction transaction) => transaction.Scalar<long>("select nextval('action_number')");

    /// <summary>The action, with its incident locked until the transaction ends; null when there is none of this number that the person may see.</summary>
    public static async Task<LoadedAction?> Load(Transaction transaction, Viewer by, long number)
    {
        // The incident is locked before the action is read, as every change does. An action never leaves its incident.
        var incident = await transaction.Scalar<long?>(
            "select incident_number from action where workspace_id = @Workspace and action_id = @number", new { by.Workspace, number });
        if (incident is null || await IncidentStore.Load(transaction, by, incident.Value) is not { } on)
            return null;
        var action = await transaction.SingleOrDefault<ActionItem>(
            $"{ActionMapping.Select} where a.workspace_id = @Workspace and a.action_id = @number", new { by.Workspace, number });
        return new(action!, on.Incident, on.Line);
    }

    /// <summary>All actions of an incident, by number.</summary>
    public static Task<IReadOnlyList<ActionItem>> Of(Transaction transaction, string workspace, long incident) => transaction.Query<ActionItem>(
        $"{ActionMapping.Select} where a.workspace_id = @workspace and a.incident_number = @incident order by a.action_id", new { workspace, incident });

    /// <summary>Writes an action's facts after a change. Whoever is reminded of it, before or after, is due.</summary>
    public static async Task Write(Transaction transaction, string workspace, ActionChanged change, Instant now)
    {
        var action = change.Action;
        // The owner before, and who is reminded where an owner cannot act.
        var people = await transaction.Query<string?>("""
            select owner from action where workspace_id = @workspace and action_id = @Number
            union select unnest(array[i.fixer, l.owner]) from incident i left join line l using (line_id)
            where i.workspace_id = @workspace and i.number = @Incident
            """, new { workspace, action.Number, action.Incident });
        await transaction.Execute(ActionMapping.Table.Upsert, ActionMapping.Table.Parameters(workspace, action));
        await IncidentStore.Tell(transaction, workspace, action.Incident, [change.Event], now);
        await PersonDue.Touch(transaction, workspace, [.. people.Append(action.Owner).OfType<string>().Distinct()], now);
    }
}
