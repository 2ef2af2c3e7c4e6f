using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>status [line]</c>: the lamp, the Fixer and the open incidents with their clocks.</summary>
internal sealed class StatusHandler(StaffedLineStore lines, TimelineStore timeline, ActionListStore actions, TextKeeper kept)
    : ICommandHandler<AndonCommand.Status>
{
    private const int Most = 200;

    public Permission Needs => Permission.Read;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Status command)
    {
        var shown = await lines.Chosen(by.Viewer, command.Line);
        if (command.Line is { } word && shown.Count == 0)
        {
            // Perhaps a slip, perhaps what is wrong.
            var sentence = $"There is no line {Mrkdwn.Text(word)}. `/andon status` in a channel without a line shows all of them.";
            return await kept.Ask(by, sentence, by.Text);
        }

        var (incidents, done) = await actions.With(by.Workspace, await timeline.Open(by.Viewer, shown.Count == 1 ? shown[0].Line.Id : null, Most));
        var open = incidents.Where(incident => incident.IsOpen).ToLookup(incident => incident.LineId);
        return OverviewMessages.Status(
            [.. shown.Select(line => (line.Line, line.OnCallAt(by.Now), (IReadOnlyList<Incident>)[.. open[line.Line.Id]]))], done, by.Now);
    }
}
