using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>What one Fixer hands to the next: their week in numbers, and the debt at the handoff.</summary>
/// <param name="Pulls">How often the cord was pulled in the week.</param>
/// <param name="Judged">How many of these had to be answered by the handoff; merged ones and false alarms count against nobody.</param>
/// <param name="InTime">How many of those were.</param>
/// <param name="Stopped">How long the line was stopped.</param>
/// <param name="Open">The incidents that were open, oldest first.</param>
/// <param name="Overdue">The actions that were overdue, by number.</param>
public sealed record HandoffReport(int Pulls, int Judged, int InTime, Duration Stopped, IReadOnlyList<Incident> Open, IReadOnlyList<long> Overdue)
{
    /// <summary>Incidents whose containment is temporary and that have no permanent action, by number.</summary>
    public IReadOnlySet<long> Unmended { get; init; } = new HashSet<long>();

    /// <param name="incidents">The line's incidents that were pulled or held the line in the shift, or were open at its end.</param>
    /// <param name="permanent">The incidents that have a permanent action.</param>
    public static HandoffReport Of(
        Line line, Shift outgoing, Instant at, IReadOnlyList<Incident> incidents, IReadOnlyList<long> overdue, IReadOnlyCollection<long> permanent)
    {
        var pulls = incidents.Where(incident => incident.CalledAt >= outgoing.StartsAt && incident.CalledAt < at).ToList();
        var judged = pulls.Where(incident => incident is { MergedInto: null, DismissedAt: null }
            && (incident.AnswerDue(line) <= at || incident.AnsweredAt <= at)).ToList();
        var open = incidents.Where(incident => WasOpen(incident, at)).OrderBy(incident => incident.Number).ToList();
        return new(
            pulls.Count, judged.Count, judged.Count(incident => incident.AnsweredAt <= incident.AnswerDue(line)),
            TimeStopped(incidents.SelectMany(incident => incident.Stops), outgoing.StartsAt, at), open, overdue)
        {
            Unmended = open.Where(incident => incident.Temporary == true && !permanent.Contains(incident.Number))
                .Select(incident => incident.Number).ToHashSet(),
        };
    }

    private static bool WasOpen(Incident incident, Instant at) =>
        incident.CalledAt < at && incident.MergedInto is null && !(incident.DismissedAt <= at) && !(incident.FixedAt <= at);

    /// <summary>Two stops at the same time stop the line once.</summary>
    private static Duration TimeStopped(IEnumerable<Stop> stops, Instant from, Instant to)
    {
        var (total, until) = (Duration.Zero, from);
        foreach (var stop in stops.Where(stop => stop.StoppedAt < to).OrderBy(stop => stop.StoppedAt))
        {
            var start = Instant.Max(stop.StoppedAt, until);
            var end = Instant.Min(stop.RestartedAt ?? to, to);
            if (end <= start)
                continue;
            total += end - start;
            until = end;
        }

        return total;
    }
}
