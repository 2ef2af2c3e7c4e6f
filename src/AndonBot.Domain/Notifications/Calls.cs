using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>The ladder of an unanswered pull: the Fixer at once, for SEV1 again at half the target, everybody past it.</summary>
/// <remarks>Occurrences begin with the round, so that a new round calls anew: round-1/first, round-1/half-time, round-1/overdue-1 and so on.</remarks>
public static class Calls
{
    private const int Repeats = 4;

    /// <summary>Whether a call is made because the answer is overdue.</summary>
    public static bool IsOverdue(NotificationKey call) => call.Occurrence.Contains("/overdue-");

    /// <summary>Whether a call is of the round that the incident is in.</summary>
    public static bool IsOfRound(NotificationKey call, Incident incident) => call.Occurrence.StartsWith(Round(incident), StringComparison.Ordinal);

    /// <summary>Whether a call is over: answered, closed, called anew, or in somebody else's hands.</summary>
    public static bool IsOver(NotificationKey call, Incident incident) => !incident.IsCalled || !IsOfRound(call, incident);

    internal static void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        if (!facts.Incident.IsCalled)
            return;
        foreach (var person in People(facts, line))
            due.AddLatest(person, Urgency.Call, StepsFor(person, facts, line, sent).Concat(Mornings(facts.Incident, line, facts.ZoneOf(person))));
    }

    private static IEnumerable<string> People(IncidentFacts facts, Line line)
    {
        var all = new[] { facts.Incident.Fixer, facts.Backup, line.Owner }.OfType<string>().Distinct().ToList();
        // Nobody is called about their own pull, unless there is nobody else to call.
        var others = all.Where(person => !KnowsAlready(person, facts)).ToList();
        return others.Count == 0 ? all : others;
    }

    private static IEnumerable<(string Occurrence, Instant At)> StepsFor(
        string person, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        var incident = facts.Incident;
        var start = incident.CallHeldUntil ?? incident.AnswerFrom;
        var target = line.Policies[incident.Severity].Answer;
        if (person == incident.Fixer && !KnowsAlready(person, facts))
        {
            yield return (Round(incident) + "first", start);
            if (incident.Severity == Severity.Sev1)
                yield return (Round(incident) + "half-time", line.Calendar.Fraction(incident.AnswerFrom, target, 0.5));
        }
        else if (!KnowsAlready(person, facts) && FixerCannotBeReached(incident, sent))
        {
            yield return (Round(incident) + "first", start);
        }

        var overdue = incident.AnswerDue(line);
        yield return (Overdue(incident, 1), overdue);
        foreach (var (at, repeat) in Steps.Every(overdue, target, line.Calendar).Take(Repeats).Select((at, i) => (at, i + 1)))
            yield return (Overdue(incident, 1 + repeat), at);
    }

    private static IEnumerable<(string Occurrence, Instant At)> Mornings(Incident incident, Line line, DateTimeZone? zone)
    {
        var last = Steps.Every(incident.AnswerDue(line), line.Policies[incident.Severity].Answer, line.Calendar).ElementAt(Repeats - 1);
        return Steps.Mornings(last, line.Calendar, zone).Select((at, i) => (Overdue(incident, 1 + Repeats + i + 1), at));
    }

    /// <summary>Whoever pulled knows of it, until somebody else made it theirs.</summary>
    private static bool KnowsAlready(string person, IncidentFacts facts) => person == facts.Incident.CalledBy
        && !(person == facts.Incident.Fixer && facts.Events.Any(e => e.Kind == IncidentEventKind.HandedOver && e.Text == person && e.Who != person));

    private static bool FixerCannotBeReached(Incident incident, IReadOnlyList<SentNotification> sent) =>
        sent.Any(s => s is { Key.Kind: CallLadder.Name, State: NotificationState.Refused } && s.Key.Recipient == incident.Fixer);

    private static string Round(Incident incident) => $"round-{incident.Round + 1}/";

    private static string Overdue(Incident incident, int count) => $"{Round(incident)}overdue-{count}";
}
