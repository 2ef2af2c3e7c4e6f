using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>In a line's channel with exactly one open incident, some commands need no number.</summary>
public sealed class OnlyOpenIncident(StaffedLineStore lines, TimelineStore timeline)
{
    /// <summary>The incident that is meant, or the question which one.</summary>
    public async Task<(long Number, Reply? Question)> Find(Interaction by, long? number, string command)
    {
        if (number is { } given)
            return (given, null);
        if (await lines.InChannel(by.Workspace, by.Channel) is not { } here)
            return (0, new($"Which one? No line lives in this channel, so I need the number: `/andon {command} 12`. `/andon list` shows the open ones."));

        var open = await timeline.Open(by.Viewer, here.Line.Id, 10);
        return open.Count switch
        {
            0 => (0, new($"Nothing is open on {here.Line.Name}. `/andon list all` shows what was.")),
            1 => (open[0].Number, null),
            _ => (0, new($"Which one? Open on {here.Line.Name}: {string.Join(", ", open.Select(one => $"`/andon {command} {one.Number}`"))}.")),
        };
    }
}
