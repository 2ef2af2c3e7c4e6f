using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>The ladder of an unanswered pull: the Fixer at once, for SEV1 again at half the target, everybody past it.</summary>
/// <remarks>A step's number is round × 1000 + (0 first call, 1 at half the target, 10 and up past the target), so that a new round calls anew.</remarks>
public static class Calls
{
    private const int RoundSize = 1000;
    private const int FirstOverdue = 10;
    private const int Repeats = 4;

    /// <summary>The round of calls that a step belongs to.</summary>
    public static int RoundOf(int step) => step / RoundSize;

    /// <summary>Whether a step calls because the answer is overdue.</summary>
    public static bool IsOverdue(int step) => step % RoundSize >= FirstOverdue;

    /// <summary>Whether a call is over: answered, closed, called anew, or in somebody else's hands.</summary>
    public static bool IsOver(NoticeKey call, Incident incident) => !incident.IsCalled || RoundOf(call.Step) != incident.Round;

    internal static void Due(DueNotifications agenda, IncidentFacts facts, IReadOnlyList<SentNotification> said)
    {
        var (incident, line) = (facts.Incident, facts.Line!);
        foreach (var person in People(facts, said))
        {
            var steps = StepsFor(person, incident, line, facts, said).Concat(Mornings(incident, line, facts.ZoneOf(person)));
            agenda.Ladder(NoticeKind.Call, person, Urgency.Call, steps);
            if (line.CallWebhook is not null)
                agenda.Ladder(NoticeKind.Page, person, Urgency.Call, steps);
        }
    }

    private static IEnumerable<string> People(IncidentFacts facts, IReadOnlyList<SentNotification> said)
    {
        var all = new[] { facts.Incident.Fixer, facts.Backup, facts.Line!.Owner }.OfType<string>().Distinct().ToList();
        // Nobody is called about their own pull, unless there is nobody else to call.
        var others = all.Where(person => !KnowsAlready(person, facts)).ToList();
        return others.Count == 0 ? all : others;
    }

    private static IEnumerable<(int Step, Instant At)> StepsFor(
        string person, Incident incident, Line line, IncidentFacts facts, IReadOnlyList<SentNotification> said)
    {
        var round = incident.Round * RoundSize;
        var start = incident.CallHeldUntil ?? incident.AnswerFrom;
        var target = line.Policies[incident.Severity].Answer;
        if (person == incident.Fixer && !KnowsAlready(person, facts))
        {
            yield return (round, start);
            if (incident.Severity == Severity.Sev1)
                yield return (round + 1, line.Calendar.Fraction(incident.AnswerFrom, target, 0.5));
        }
        else if (!KnowsAlready(person, facts) && FixerCannotBeReached(incident, said))
        {
            yield return (round, start);
        }

        var overdue = incident.AnswerDue(line);
        yield return (round + FirstOverdue, overdue);
        foreach (var (at, repeat) in Steps.Every(overdue, target, line.Calendar).Take(Repeats).Select((at, i) => (at, i + 1)))
            yield return (round + FirstOverdue + repeat, at);
    }

    private static IEnumerable<(int Step, Instant At)> Mornings(Incident incident, Line line, DateTimeZone? zone)
    {
        var last = Steps.Every(incident.AnswerDue(line), line.Policies[incident.Severity].Answer, line.Calendar).ElementAt(Repeats - 1);
        return Steps.ThenMornings([last], line.Calendar, zone).Skip(1)
            .Select(morning => (incident.Round * RoundSize + FirstOverdue + Repeats + morning.Step, morning.At));
    }

    /// <summary>Whoever pulled knows of it, until somebody else made it theirs.</summary>
    private static bool KnowsAlready(string person, IncidentFacts facts) => person == facts.Incident.CalledBy
        && !(person == facts.Incident.Fixer && facts.Events.Any(e => e.Kind == IncidentEventKind.HandedOver && e.Text == person && e.Who != person));

    private static bool FixerCannotBeReached(Incident incident, IReadOnlyList<SentNotification> said) =>
        said.Any(s => s is { Key.Kind: NoticeKind.Call, State: NoticeState.Refused } && s.Key.Recipient == incident.Fixer);
}
