using System.Security.Cryptography;
using System.Text;
using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Outbox;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>Records a pull and thanks for it. Anyone can stop the line.</summary>
public sealed class PullTheCord(
    KnownLines lines, LineReadingStore store, TimelineStore timeline, PullRecorder pulls, PersonLimiter limiter, DeliveryStore deliveries, WakeSignal wake)
{
    public async Task<Reply> Pull(Interaction by, PullTheCordRequest request)
    {
        if (request is { Anyway: false, KeptAt: null } && !limiter.MayPull(by))
        {
            await deliveries.Keep(by, request.Text, request.Severity, request.LineName, request.Message);
            return IncidentReplies.ManyPulls(request.Text, by.Key);
        }

        var known = await lines.Get(by.Workspace);
        if (await Pull(by, request, known, known.Version) is { } reply)
            return reply;
        // A reading of this moment is as good as any: it is not held up by another change.
        return (await Pull(by, request, await lines.ReadAgain(by.Workspace, known), null))!;
    }

    /// <summary>Null when the lines are no longer as they are known, and nothing was recorded.</summary>
    /// <param name="version">The version that must still stand; null for any.</param>
    private async Task<Reply?> Pull(Interaction by, PullTheCordRequest request, LineReading known, long? version)
    {
        var visible = await Visible(by, request, known);
        var line = known.For(request.LineName, by.Channel, visible);
        // What else is open on the line is told, and waited for, only where the puller may see it.
        var sees = line is not null && visible.Contains(line) && MayRead(by, known);
        var meant = await Meant(by, request, line, before: long.MaxValue);
        var pull = new Incident(0, null, request.Severity, request.Text, by.Now, by.User, by.Channel);
        if (line is not null)
            pull = pull.OnLine(line.Line.Id, line.OnCallAt(by.Now).Fixer, line.Line.Policies, held: sees);

        // A card stays where it is, so an announcement becomes one only where this line's cards go.
        if (line?.Line.CardChannel(by.Channel) != request.Early?.Channel)
            request = request with { Early = null };
        if (await pulls.Record(new(by, TwinKey(by.User, request.Text), pull, meant is not null, request, version)) is not var (number, outcome, overlap))
            return null;
        if (outcome == PullOutcome.Twin)
            return IncidentReplies.Twin(number, by.Key);

        wake.Set();
        if (line is null)
            return IncidentReplies.PulledNowhere(number, [.. visible.Select(one => one.Line.Name)]);
        if (outcome == PullOutcome.Repeated)
            meant = await Meant(by, request, line, before: number);
        var reply = IncidentReplies.Pulled(
            pull with { Number = number }, line.Line.Name, sees ? overlap : null, meant is { } other ? new(request.Command!, other, by.Key) : null);
        return request.SoundsWorst && sees ? IncidentReplies.WithWorst(reply, number) : reply;
    }

    /// <summary>The lines that the puller may see. Whoever pulls in a line's channel is in it, so nothing is asked for them.</summary>
    private async Task<IReadOnlyList<StaffedLine>> Visible(Interaction by, PullTheCordRequest request, LineReading known)
    {
        if (known.InChannel(by.Here) is { } here && by.Here == by.Channel && (request.LineName ?? here.Line.Name) == here.Line.Name)
            return [here];
        var visible = await store.VisibleTo(by.Viewer);
        return [.. known.Lines.Where(line => visible.Contains(line.Line.Id))];
    }

    private static bool MayRead(Interaction by, LineReading known) => by.ForeignRole is null
        && (!known.People.TryGetValue(by.User, out var person) || Permissions.Allow(person.Role, Permission.Read));

    /// <summary>The incident that a pull's command may have been meant for.</summary>
    private async Task<long?> Meant(Interaction by, PullTheCordRequest request, StaffedLine? line, long before)
    {
        if (line is null || request.Command is null)
            return null;
        var open = (await timeline.Open(by.Viewer, line.Line.Id, 3)).Where(one => one.Number < before).ToList();
        return open.Count == 1 ? open[0].Number : null;
    }

    /// <summary>Who pulled and the normalised text, short enough for an index whatever somebody pastes.</summary>
    internal static string TwinKey(string user, string text) =>
        $"{user} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(NormalisedText.Of(text))))}";
}
