using AndonBot.Domain.Incidents;
using AndonBot.Storage;
using Dapper;

namespace AndonBot.Incidents;

/// <summary>Reads incidents to show them: one with its timeline, the open ones, those of a person.</summary>
public sealed class TimelineStore(Database database)
{
    public async Task<Incident?> Find(string workspace, long number) =>
        (await Read(workspace, "number = @number", new { workspace, number }, limit: 1)).SingleOrDefault();

    /// <summary>The newest open incidents of a line, or of the workspace.</summary>
    public Task<IReadOnlyList<Incident>> Open(string workspace, long? line, int limit = 50) =>
        Read(workspace, $"{Predicates.OpenIncident} and (@line::bigint is null or line_id = @line)", new { workspace, line }, limit);

    /// <summary>The newest incidents, open or not.</summary>
    public Task<IReadOnlyList<Incident>> All(string workspace, int limit) => Read(workspace, "true", new { workspace }, limit);

    /// <summary>The newest open incidents that somebody pulled, answered or owns.</summary>
    public Task<IReadOnlyList<Incident>> Mine(string workspace, string user, int limit) => Read(
        workspace, $"{Predicates.OpenIncident} and @user in (called_by, answered_by, fixer)", new { workspace, user }, limit);

    public async Task<IReadOnlyList<IncidentEvent>> Events(string workspace, long number)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        var rows = await connection.QueryAsync<EventRow>(
            $"{EventRow.Select} where workspace_id = @workspace and incident_number = @number order by event_id", new { workspace, number });
        return [.. rows.Where(row => row.IsKnown).Select(row => row.ToEvent())];
    }

    private async Task<IReadOnlyList<Incident>> Read(string workspace, string which, object parameters, int limit)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        var rows = (await connection.QueryAsync<Incident>(
            $"{IncidentMapping.Select} where workspace_id = @workspace and {which} order by number desc limit {limit}", parameters)).ToList();
        var numbers = rows.Select(row => row.Number).ToArray();
        var stops = (await connection.QueryAsync<StopRow>(
            $"{StopRow.Select} where workspace_id = @workspace and incident_number = any(@numbers) order by stop_id", new { workspace, numbers }))
            .ToLookup(stop => stop.IncidentNumber);
        return [.. rows.Select(row => row with { Stops = [.. stops[row.Number].Select(stop => stop.ToStop())] })];
    }
}
