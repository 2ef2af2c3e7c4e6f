using AndonBot.Domain.Commands;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Slack;

namespace AndonBot.FrontDesk;

/// <summary>Answers "how is it going", without changing anything.</summary>
public sealed class Overview(LineStore lines, TimelineStore timeline)
{
    /// <param name="which">A line's name, or its channel's name or id; null for this channel's line, or all when none lives here.</param>
    /// <returns>Null when there is no such line.</returns>
    public async Task<Reply?> Status(Gesture gesture, string? which)
    {
        var all = await lines.All(gesture.Workspace);
        var chosen = all.Where(line => which is null ? line.Line.Channels.Contains(gesture.Channel) : line.Line.Name == which || line.Line.Channels.Contains(which)).ToList();
        if (which is not null && chosen.Count == 0)
            return null;

        var shown = chosen.Count == 0 ? all : chosen;
        var open = (await timeline.Open(gesture.Workspace, shown.Count == 1 ? shown[0].Line.Id : null, 200)).ToLookup(incident => incident.LineId);
        return OverviewMessages.Status(
            [.. shown.Select(line => (line.Line, line.DutyAt(gesture.Now).Fixer, (IReadOnlyList<Domain.Incidents.Incident>)[.. open[line.Line.Id]]))], gesture.Now);
    }

    public async Task<Reply> List(Gesture gesture, IncidentScope scope)
    {
        var (incidents, which) = scope switch
        {
            IncidentScope.All => (await timeline.All(gesture.Workspace, OverviewMessages.Most), "all"),
            IncidentScope.Mine => (await timeline.Mine(gesture.Workspace, gesture.User, OverviewMessages.Most), "open, yours"),
            _ => (await timeline.Open(gesture.Workspace, null, OverviewMessages.Most), "open"),
        };
        var on = (await lines.All(gesture.Workspace)).ToDictionary(line => line.Line.Id, line => line.Line);
        return OverviewMessages.List([.. incidents.Select(incident => (incident, on.GetValueOrDefault(incident.LineId ?? 0)))], which, gesture.Now);
    }

    public async Task<Reply> Show(Gesture gesture, long number)
    {
        if (await timeline.Find(gesture.Workspace, number) is not { } incident)
            return IncidentReplies.Unknown(number);
        var line = incident.LineId is { } id ? await lines.WithId(gesture.Workspace, id) : null;
        return OverviewMessages.Show(incident, line?.Line, await timeline.Events(gesture.Workspace, number), gesture.Now);
    }
}
