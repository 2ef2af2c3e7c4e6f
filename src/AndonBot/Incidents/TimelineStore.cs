using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using AndonBot.Storage;
using Dapper;

namespace AndonBot.Incidents;

/// <summary>Reads incidents to show them: one with its timeline, the open ones, those of a person. What somebody may not see is not there.</summary>
public sealed class TimelineStore(Database database)
{
    public async Task<Incident?> Find(Viewer by, long number) =>
        (await Read(by, "i.number = @number", limit: 1, new { number })).SingleOrDefault();

    /// <summary>The newest open incidents of a line, or of the workspace.</summary>
    public Task<IReadOnlyList<Incident>> Open(Viewer by, long? line, int limit = 50) =>
        // Two texts, so that each has its index.
        line is null
            ? Read(by, Predicates.OpenIncident, limit)
            : Read(by, $"{Predicates.OpenIncident} and i.line_id = @line", limit, new { line }, "i.called_at desc, i.number desc");

    /// <summary>The newest incidents, open or not.</summary>
    public Task<IReadOnlyList<Incident>> All(Viewer by, int limit) => Read(by, "true", limit);

    /// <summary>The newest open incidents that somebody pulled, answered or owns.</summary>
    public Task<IReadOnlyList<Incident>> Mine(Viewer by, int limit) => Read(
        by, $"{Predicates.OpenIncident} and @User in (i.called_by, i.answered_by, i.fixer)", limit);

    /// <summary>The timeline of an incident that was found.</summary>
    public async Task<IReadOnlyList<IncidentEvent>> Events(string workspace, long number)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        var rows = await connection.QueryAsync<EventRow>(
            $"{EventRow.Select} where workspace_id = @workspace and incident_number = @number order by event_id", new { workspace, number });
        return [.. rows.Where(row => row.IsKnown).Select(row => row.ToEvent())];
    }

    private async Task<IReadOnlyList<Incident>> Read(Viewer by, string which, int limit, object? more = null, string order = "i.number desc")
    {
        var parameters = new DynamicParameters(by);
        parameters.AddDynamicParams(more);
        await using var connection = await database.Interactive.OpenConnectionAsync();
        var rows = (await connection.QueryAsync<Incident>(
            $"{IncidentMapping.Select} where i.workspace_id = @Workspace and {which} and {Visibility.Incident} order by {order} limit {limit}",
            parameters)).ToList();
        var numbers = rows.Select(row => row.Number).ToArray();
        var stops = (await connection.QueryAsync<StopRow>(
            $"{StopRow.Select} where workspace_id = @Workspace and incident_number = any(@numbers) order by stop_id", new { by.Workspace, numbers }))
            .ToLookup(stop => stop.IncidentNumber);
        return [.. rows.Select(row => row with { Stops = [.. stops[row.Number].Select(stop => stop.ToStop())] })];
    }
}
