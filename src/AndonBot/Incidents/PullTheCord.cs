using System.Security.Cryptography;
using System.Text;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Outbox;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>Records a pull and thanks for it. Anyone can stop the line.</summary>
public sealed class PullTheCord(StaffedLineStore lines, TimelineStore timeline, PullStore pulls, WakeSignal wake)
{
    public async Task<Reply> Pull(Interaction by, PullTheCordRequest request)
    {
        var line = await LineFor(by, request);
        var pull = new Incident(0, null, request.Severity, request.Text, by.Now, by.User, by.Channel);
        var (overlap, meant) = await Beside(by, request, line, before: long.MaxValue);
        if (line is not null)
            pull = pull.OnLine(line.Line.Id, line.OnCallAt(by.Now).Fixer, line.Line.Policies, held: overlap is not null || meant is not null);

        var (number, outcome) = await pulls.Record(by, TwinKey(by.User, request.Text), pull, request);
        if (outcome == PullOutcome.Twin)
            return IncidentReplies.Twin(number, by.Key);

        wake.Set();
        if (line is null)
            return IncidentReplies.PulledNowhere(number, [.. (await lines.All(by.Workspace)).Select(one => one.Line.Name)]);
        if (outcome == PullOutcome.Repeated)
            (overlap, meant) = await Beside(by, request, line, before: number);
        return IncidentReplies.Pulled(
            pull with { Number = number }, line.Line.Name, overlap, meant is { } other ? new(request.Command!, other, by.Key) : null);
    }

    /// <summary>The line that was chosen, else the channel's, else the only one there is.</summary>
    private async Task<StaffedLine?> LineFor(Interaction by, PullTheCordRequest request)
    {
        if (request.LineName is not null && await lines.Named(by.Workspace, request.LineName) is { } chosen)
            return chosen;
        if (await lines.InChannel(by.Workspace, by.Channel) is { } here)
            return here;
        var all = await lines.All(by.Workspace);
        return all.Count == 1 ? all[0] : null;
    }

    /// <summary>The fresh incident that a pull may be the same as, and the one that its command may have been meant for.</summary>
    private async Task<(long? Overlap, long? Meant)> Beside(Interaction by, PullTheCordRequest request, StaffedLine? line, long before)
    {
        if (line is null)
            return (null, null);
        var overlap = await timeline.Overlapping(by.Workspace, line.Line.Id, by.Now - Incident.Overlap, before);
        if (request.Command is null)
            return (overlap, null);
        var open = (await timeline.Open(by.Workspace, line.Line.Id, 3)).Where(one => one.Number < before).ToList();
        return (overlap, open.Count == 1 ? open[0].Number : null);
    }

    /// <summary>Who pulled and the normalised text, short enough for an index whatever somebody pastes.</summary>
    private static string TwinKey(string user, string text) =>
        $"{user} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(NormalisedText.Of(text))))}";
}
