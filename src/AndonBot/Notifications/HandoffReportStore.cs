using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Incidents;
using AndonBot.Storage;

namespace AndonBot.Notifications;

/// <summary>Reads what was handed over at a handoff.</summary>
internal static class HandoffReportStore
{
    /// <summary>The line's incidents that were pulled or stopped it between two handoffs, or were open at the second.</summary>
    private const string Concerned = """
        array(select number from incident i where i.workspace_id = @workspace and i.line_id = @Id and i.called_at < @until and (
            i.called_at >= @since
            or (i.merged_into is null and (i.dismissed_at is null or i.dismissed_at > @until) and (i.fixed_at is null or i.fixed_at > @until))
            or exists (select from stop s where s.workspace_id = i.workspace_id and s.incident_number = i.number
                and (s.restarted_at is null or s.restarted_at > @since))))
        """;

    /// <summary>The week and the debt as they were at the handoff, whenever that is asked.</summary>
    public static async Task<HandoffReport> Load(RunQueries run, string workspace, Line line, Shift outgoing, Shift current)
    {
        await using var results = await run($"""
            {IncidentMapping.Select} where i.workspace_id = @workspace and i.number = any({Concerned});
            {StopRow.Select} where workspace_id = @workspace and incident_number = any({Concerned});
            select a.action_id from action a join incident i on i.workspace_id = a.workspace_id and i.number = a.incident_number
            where i.workspace_id = @workspace and i.line_id = @Id and a.due_on < @today and a.added_at < @until
              and (a.done_at is null or a.done_at > @until) and (a.dropped_at is null or a.dropped_at > @until) order by a.due_on, a.action_id;
            select distinct incident_number from action
            where workspace_id = @workspace and incident_number = any({Concerned}) and not temporary
              and added_at < @until and (dropped_at is null or dropped_at > @until)
            """, new
        {
            workspace, line.Id, since = outgoing.StartsAt, until = current.StartsAt, today = current.StartsAt.InZone(line.Calendar.Zone).Date,
        });
        var incidents = (await results.ReadAsync<Incident>()).ToList();
        var stops = (await results.ReadAsync<StopRow>()).ToLookup(stop => stop.IncidentNumber, stop => stop.ToStop());
        var overdue = (await results.ReadAsync<long>()).ToList();
        var permanent = (await results.ReadAsync<long>()).ToList();
        return HandoffReport.Of(
            line, outgoing, current.StartsAt, [.. incidents.Select(incident => incident with { Stops = [.. stops[incident.Number]] })], overdue, permanent);
    }
}
