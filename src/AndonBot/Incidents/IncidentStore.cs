using AndonBot.Domain.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Outbox;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>Loads incidents to change them, and writes their facts, stops and timeline.</summary>
internal static class IncidentStore
{
    /// <summary>The kind under which incidents are due.</summary>
    public const string SubjectKind = "incident";

    /// <summary>The incident, locked until the transaction ends; null when there is none of this number that the person may see.</summary>
    public static Task<LoadedIncident?> Load(Transaction transaction, Viewer by, long number) => Load(transaction, by, number, Visibility.Incident);

    /// <summary>The same for the bot's own work.</summary>
    public static Task<LoadedIncident?> Load(Transaction transaction, string workspace, long number) =>
        Load(transaction, new(workspace, User: ""), number, "true");

    /// <summary>Writes an incident's facts after a change. What must be said about it is due at once.</summary>
    public static async Task Write(Transaction transaction, string workspace, IncidentChanged change, Instant now)
    {
        var incident = change.Incident;
        await transaction.Execute(IncidentMapping.Table.Update, IncidentMapping.Table.Parameters(workspace, incident));
        if (incident.Stops.Count > 0)
            await WriteStops(transaction, workspace, incident);
        if (change.Events.FirstOrDefault(entry => entry.Kind == IncidentEventKind.PostmortemWritten) is { } written)
            await WritePostmortem(transaction, workspace, incident, written);
        await Tell(transaction, workspace, incident.Number, change.Events, now);
        // Whoever owns the incident's clocks is reminded of its actions where an owner cannot act.
        if (incident.Fixer is { } fixer && change.Events.Any(entry => entry.Kind is IncidentEventKind.HandedOver or IncidentEventKind.Placed))
            await PersonDue.Touch(transaction, workspace, [fixer], now);
    }

    /// <summary>Adds rows to the timeline. The incident's card is behind then, and the incident is due.</summary>
    public static async Task Tell(Transaction transaction, string workspace, long number, IReadOnlyList<IncidentEvent> events, Instant now)
    {
        foreach (var entry in events)
        {
            await transaction.Execute("""
                insert into incident_event (workspace_id, incident_number, kind, at, who, text) values (@workspace, @number, @Kind, @At, @Who, @Text)
                """, new { workspace, number, Kind = entry.Kind.ToString(), entry.At, entry.Who, entry.Text });
        }

        await Due.Touch(transaction, workspace, SubjectKind, [number], now);
    }

    private static async Task<LoadedIncident?> Load(Transaction transaction, Viewer by, long number, string isVisible)
    {
        Incident? incident;
        await using (var results = await transaction.QueryMultiple($"""
            {IncidentMapping.Select} where i.workspace_id = @Workspace and i.number = @number and {isVisible} for update of i;
            {StopRow.Select} where workspace_id = @Workspace and incident_number = @number order by stop_id
            """, new { by.Workspace, by.User, by.Here, by.Operator, number }))
        {
            incident = await results.ReadSingleOrDefaultAsync<Incident>();
            incident = incident is null ? null : incident with { Stops = [.. (await results.ReadAsync<StopRow>()).Select(stop => stop.ToStop())] };
        }

        return incident is null ? null
            : new(incident, incident.LineId is { } line ? await StaffedLineStore.WithId(transaction, by.Workspace, line) : null);
    }

    /// <summary>Ends the stop that is stored as open, where it has ended, and adds the stops that are new.</summary>
    private static Task WriteStops(Transaction transaction, string workspace, Incident incident) => transaction.Execute("""
        with wanted as (
            select * from unnest(@at, @by, @why, @restartedAt, @restartedBy) with ordinality as w (at, by, why, restarted_at, restarted_by, place)
        ), stored as (
            select stop_id, row_number() over (order by stop_id) as place from stop where workspace_id = @workspace and incident_number = @Number
        ), ended as (
            update stop s set restarted_at = w.restarted_at, restarted_by = w.restarted_by from wanted w join stored using (place)
            where s.stop_id = stored.stop_id and s.restarted_at is null and w.restarted_at is not null
        )
        insert into stop (workspace_id, incident_number, stopped_at, stopped_by, why, restarted_at, restarted_by)
        select @workspace, @Number, at, by, why, restarted_at, restarted_by from wanted
        where place > (select count(*) from stored) order by place
        """, new
    {
        workspace,
        incident.Number,
        at = incident.Stops.Select(stop => stop.StoppedAt).ToArray(),
        by = incident.Stops.Select(stop => stop.StoppedBy).ToArray(),
        why = incident.Stops.Select(stop => stop.Why).ToArray(),
        restartedAt = incident.Stops.Select(stop => stop.RestartedAt).ToArray(),
        restartedBy = incident.Stops.Select(stop => stop.RestartedBy).ToArray(),
    });

    private static Task WritePostmortem(Transaction transaction, string workspace, Incident incident, IncidentEvent written) => transaction.Execute("""
        insert into postmortem (workspace_id, incident_number, happened, root_cause, written_at, written_by)
        values (@workspace, @Number, @Happened, @RootCause, @At, @Who)
        on conflict (workspace_id, incident_number) do update
        set happened = @Happened, root_cause = @RootCause, written_at = @At, written_by = @Who
        """, new { workspace, incident.Number, incident.Happened, incident.RootCause, written.At, written.Who });
}
