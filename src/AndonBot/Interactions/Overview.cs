using AndonBot.Incidents.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>Answers "how is it going", without changing anything.</summary>
public sealed class Overview(LineStore lines, TimelineStore timeline, ActionListStore actions)
{
    /// <param name="which">A line's name, or its channel's name or id; null for this channel's line, or all when none lives here.</param>
    /// <returns>Null when there is no such line.</returns>
    public async Task<Reply?> Status(Interaction gesture, string? which)
    {
        var shown = await Chosen(gesture, which);
        if (which is not null && shown.Count == 0)
            return null;

        var (incidents, done) = await actions.With(gesture.Workspace, await timeline.Open(gesture.Workspace, shown.Count == 1 ? shown[0].Line.Id : null, 200));
        var open = incidents.Where(incident => incident.IsOpen).ToLookup(incident => incident.LineId);
        return OverviewMessages.Status(
            [.. shown.Select(line => (line.Line, line.OnCallAt(gesture.Now), (IReadOnlyList<Domain.Incidents.Incident>)[.. open[line.Line.Id]]))],
            done, gesture.Now);
    }

    /// <summary>Who is the Fixer of this channel's line, or of all when none lives here, until when, and who is next.</summary>
    public async Task<Reply> Fixer(Interaction gesture) => OverviewMessages.Fixers(await Chosen(gesture, null), gesture.Now);

    public async Task<Reply> List(Interaction gesture, IncidentScope scope)
    {
        var (found, none) = scope switch
        {
            IncidentScope.All => (await timeline.All(gesture.Workspace, OverviewMessages.Most), "Nobody has pulled the cord yet."),
            IncidentScope.Mine => (await timeline.Mine(gesture.Workspace, gesture.User, OverviewMessages.Most), "No open incident is yours."),
            _ => (await timeline.Open(gesture.Workspace, null, OverviewMessages.Most), "Nothing is open."),
        };
        var (incidents, done) = await actions.With(gesture.Workspace, found);
        var on = (await lines.All(gesture.Workspace)).ToDictionary(line => line.Line.Id, line => line.Line);
        return OverviewMessages.List(
            [.. incidents.Where(incident => incident.IsOpen || scope == IncidentScope.All)
                .Select(incident => (incident, on.GetValueOrDefault(incident.LineId ?? 0)))],
            none, done, gesture.Now);
    }

    public async Task<Reply> Show(Interaction gesture, long number)
    {
        if (await timeline.Find(gesture.Workspace, number) is not { } incident)
            return IncidentReplies.Unknown(number);
        var line = incident.LineId is { } id ? await lines.WithId(gesture.Workspace, id) : null;
        var (shown, _) = await actions.With(gesture.Workspace, [incident]);
        return OverviewMessages.Show(shown[0], line?.Line, await timeline.Events(gesture.Workspace, number), gesture.Now);
    }

    private async Task<IReadOnlyList<StaffedLine>> Chosen(Interaction gesture, string? which)
    {
        var all = await lines.All(gesture.Workspace);
        var chosen = all.Where(line => line.Line.Channels.Contains(which ?? gesture.Channel) || line.Line.Name == which).ToList();
        return chosen.Count == 0 && which is null ? all : chosen;
    }
}
