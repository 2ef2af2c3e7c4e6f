using AndonBot.Domain.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Incidents.Actions;

/// <summary>An action in a list, and the date where its line is.</summary>
public sealed record ListedAction(ActionItem Action, LocalDate Today);

/// <summary>Reads actions to show them: of incidents, of a person, the open and the overdue ones.</summary>
public sealed class ActionListStore(Database database)
{
    /// <summary>How many open actions are read for a list, the most urgent first; more than a message shows.</summary>
    private const int Most = 500;

    public async Task<ActionItem?> Find(Viewer by, long number)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<ActionItem>($"""
            {ActionMapping.Select} join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number
            where a.workspace_id = @Workspace and a.action_id = @number and {Visibility.Incident}
            """, new { by.Workspace, by.User, by.Here, by.Operator, number });
    }

    /// <summary>All actions of these incidents, which were found, by incident.</summary>
    public async Task<ILookup<long, ActionItem>> Of(string workspace, IEnumerable<long> incidents)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        var actions = await connection.QueryAsync<ActionItem>(
            $"{ActionMapping.Select} where a.workspace_id = @workspace and a.incident_number = any(@incidents) order by a.action_id",
            new { workspace, incidents = incidents.ToArray() });
        return actions.ToLookup(action => action.Incident);
    }

    /// <summary>Incidents as their actions make them, and all these actions, by incident.</summary>
    public async Task<(IReadOnlyList<Incident> Incidents, ILookup<long, ActionItem> Actions)> With(string workspace, IReadOnlyList<Incident> incidents)
    {
        var actions = await Of(workspace, incidents.Select(incident => incident.Number));
        return ([.. incidents.Select(incident => PermanentFix.AsItIs(incident, [.. actions[incident.Number]]))], actions);
    }

    /// <summary>What a list shows, the most urgent first; of an incident also what is closed.</summary>
    /// <param name="owner">Whose, where the scope names somebody.</param>
    public async Task<IReadOnlyList<ListedAction>> List(Viewer by, ActionScope scope, string? owner, long? incident, Instant now)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        // A text for each question, so that each has its index.
        var which = incident is not null ? "a.incident_number = @incident" : Predicates.OpenAction;
        var order = incident is not null ? $"{Predicates.OpenAction} desc, a.due_on, a.action_id" : "a.due_on, a.action_id";
        // In the order of the index until there are enough: "offset 0" keeps the planner from checking first who sees which of all incidents.
        var listed = await connection.QueryAsync<ActionItem, string, ListedAction>($"""
            select {ActionMapping.Columns}, l.calendar_zone from action a
            cross join lateral (select * from incident where workspace_id = a.workspace_id and number = a.incident_number offset 0) i
            join line l on l.line_id = i.line_id
            where a.workspace_id = @Workspace and {which} {(owner is null ? "" : "and a.owner = @owner")} and {Visibility.Incident}
            order by {order} limit {Most}
            """, (action, zone) => new(action, now.InZone(DateTimeZoneProviders.Tzdb[zone]).Date),
            new { by.Workspace, by.User, by.Here, by.Operator, owner, incident }, splitOn: "calendar_zone");
        return [.. listed.Where(one => scope != ActionScope.Overdue || one.Action.IsOverdue(one.Today))];
    }
}
