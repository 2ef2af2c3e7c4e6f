using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Incidents.Actions;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>list [open|all|mine]</c>: incidents.</summary>
internal sealed class ListHandler(TimelineStore timeline, StaffedLineStore lines, ActionListStore actions) : ICommandHandler<AndonCommand.List>
{
    public Permission Needs => Permission.Read;

    public async Task<Reply?> Run(Interaction by, AndonCommand.List command)
    {
        var (found, none) = command.Scope switch
        {
            IncidentScope.All => (await timeline.All(by.Viewer, OverviewMessages.Most), "Nobody has pulled the cord yet."),
            IncidentScope.Mine => (await timeline.Mine(by.Viewer, OverviewMessages.Most), "No open incident is yours."),
            _ => (await timeline.Open(by.Viewer, null, OverviewMessages.Most), "Nothing is open."),
        };
        var (incidents, done) = await actions.With(by.Workspace, found);
        var on = (await lines.All(by.Viewer)).ToDictionary(line => line.Line.Id, line => line.Line);
        var listed = incidents.Where(incident => incident.IsOpen || command.Scope == IncidentScope.All)
            .Select(incident => (incident, on.GetValueOrDefault(incident.LineId ?? 0)));
        return OverviewMessages.List([.. listed], none, done, by.Now);
    }
}
