using AndonBot.Storage;
using Dapper;
using NodaTime;

namespace AndonBot.Lines;

/// <summary>The stop that holds a line: which incident, since when, by whom (null: policy), and why.</summary>
public sealed record HoldingStop(long Incident, Instant Since, string? By, string Why);

/// <summary>A line as a machine sees it.</summary>
public sealed record GateView(HoldingStop? Stop);

/// <summary>Whether a line runs, for machines that ask often.</summary>
public sealed class GateStore(Database database)
{
    /// <summary>The line's oldest open stop; null when there is no line of this name.</summary>
    public async Task<GateView?> Look(string workspace, string name)
    {
        await using var connection = await database.Interactive.OpenConnectionAsync();
        var row = await connection.QuerySingleOrDefaultAsync<Row>("""
            select l.line_id, s.incident_number, s.stopped_at, s.stopped_by, coalesce(s.why, s.text) as why
            from line l left join lateral (
                select s.incident_number, s.stopped_at, s.stopped_by, s.why, i.text from stop s
                join incident i on i.workspace_id = s.workspace_id and i.number = s.incident_number
                where i.workspace_id = l.workspace_id and i.line_id = l.line_id and s.restarted_at is null
                order by s.stopped_at limit 1) s on true
            where l.workspace_id = @workspace and l.name = @name and l.retired_at is null
            """, new { workspace, name });
        return row is null ? null : new(row.IncidentNumber is { } incident ? new(incident, row.StoppedAt!.Value, row.StoppedBy, row.Why!) : null);
    }

    private sealed class Row
    {
        public long LineId { get; init; }
        public long? IncidentNumber { get; init; }
        public Instant? StoppedAt { get; init; }
        public string? StoppedBy { get; init; }
        public string? Why { get; init; }
    }
}
