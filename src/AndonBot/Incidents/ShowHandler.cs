using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Incidents.Actions;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>show 12</c>: one incident with its timeline.</summary>
internal sealed class ShowHandler(TimelineStore timeline, StaffedLineStore lines, ActionListStore actions, OnlyOpenIncident onlyOpen)
    : ICommandHandler<AndonCommand.Show>
{
    public Permission Needs => Permission.Read;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Show command)
    {
        var (number, question) = await onlyOpen.Find(by, command.Incident, "show");
        if (question is not null)
            return question;
        if (await timeline.Find(by.Viewer, number) is not { } incident)
            return IncidentReplies.Unknown(number);
        var line = incident.LineId is { } id ? await lines.WithId(by.Workspace, id) : null;
        var (shown, _) = await actions.With(by.Workspace, [incident]);
        return OverviewMessages.Show(shown[0], line?.Line, await timeline.Events(by.Workspace, number), by.Now);
    }
}
