using System.Security.Cryptography;
using System.Text;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Lines;
using AndonBot.Outbox;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>A pull: what is wrong, in plain text.</summary>
/// <param name="LineName">The line, where the puller chose it; else the channel's.</param>
/// <param name="Anyway">The puller insists that it is not the one of a moment ago.</param>
/// <param name="Command">The command that the text began with, without the number it needs.</param>
/// <param name="Message">The permalink of the message that it was pulled at.</param>
public sealed record PullTheCordRequest(
    string Text, Severity Severity, string? LineName = null, bool Anyway = false, string? Command = null, string? Message = null);

/// <summary>Anyone can stop the line: records a pull and thanks for it.</summary>
public sealed class PullTheCord(LineStore lines, TimelineStore timeline, PullStore pulls, ChangeIncident change, WakeSignal wake)
{
    public async Task<Reply> Pull(Interaction gesture, PullTheCordRequest request)
    {
        var line = await LineFor(gesture, request);
        var pull = new Incident(0, null, request.Severity, request.Text, gesture.Now, gesture.User, gesture.Channel);
        var (overlap, meant) = await Beside(gesture, request, line, before: long.MaxValue);
        if (line is not null)
            pull = pull.OnLine(line.Line.Id, line.OnCallAt(gesture.Now).Fixer, line.Line.Policies, held: overlap is not null || meant is not null);

        var (number, outcome) = await pulls.Record(gesture, TwinKey(gesture.User, request.Text), pull, request);
        if (outcome == PullOutcome.Twin)
            return IncidentReplies.Twin(number, gesture.Key);

        wake.Set();
        if (line is null)
            return IncidentReplies.PulledNowhere(number, [.. (await lines.All(gesture.Workspace)).Select(one => one.Line.Name)]);
        if (outcome == PullOutcome.Repeated)
            (overlap, meant) = await Beside(gesture, request, line, before: number);
        return IncidentReplies.Pulled(
            pull with { Number = number }, line.Line.Name, overlap, meant is { } other ? new(request.Command!, other, gesture.Key) : null);
    }

    /// <summary>Chooses the line of a pull that was made where none lives, and calls its Fixer.</summary>
    public async Task<Reply> Place(Interaction gesture, long number, string lineName)
    {
        if (await lines.Named(gesture.Workspace, lineName) is not { } line)
            return new($"There is no line {Mrkdwn.Text(lineName)} any more. `/andon status` shows the lines.");
        var fixer = line.OnCallAt(gesture.Now).Fixer;
        return await change.Change(
            gesture, number, (incident, _) => incident.Place(gesture.User, line.Line.Id, fixer, line.Line.Policies, gesture.Now),
            incident => new($"#{number} is on {line.Line.Name}.{IncidentReplies.Calling(incident)}"));
    }

    /// <summary>The line that was chosen, else the channel's, else the only one there is.</summary>
    private async Task<StaffedLine?> LineFor(Interaction gesture, PullTheCordRequest request)
    {
        if (request.LineName is not null && await lines.Named(gesture.Workspace, request.LineName) is { } chosen)
            return chosen;
        if (await lines.InChannel(gesture.Workspace, gesture.Channel) is { } here)
            return here;
        var all = await lines.All(gesture.Workspace);
        return all.Count == 1 ? all[0] : null;
    }

    /// <summary>The fresh incident that a pull may be the same as, and the one that its command may have been meant for.</summary>
    private async Task<(long? Overlap, long? Meant)> Beside(Interaction gesture, PullTheCordRequest request, StaffedLine? line, long before)
    {
        if (line is null)
            return (null, null);
        var overlap = await timeline.Overlapping(gesture.Workspace, line.Line.Id, gesture.Now - Incident.Overlap, before);
        if (request.Command is null)
            return (overlap, null);
        var open = (await timeline.Open(gesture.Workspace, line.Line.Id, 3)).Where(one => one.Number < before).ToList();
        return (overlap, open.Count == 1 ? open[0].Number : null);
    }

    /// <summary>Who pulled and the normalised text, short enough for an index whatever somebody pastes.</summary>
    private static string TwinKey(string user, string text) =>
        $"{user} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(NormalisedText.Of(text))))}";
}
