using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Incidents;

/// <summary>An incident's clocks, computed from its facts and its line's promises.</summary>
public sealed partial record Incident
{
    /// <summary>When the answer is due.</summary>
    public Instant AnswerDue(Line line) => line.Calendar.Add(AnswerFrom, line.Policies[Severity].Answer);

    /// <summary>Stops the line of an incident nobody answered in time, where its severity says so; null when there is nothing to do.</summary>
    /// <remarks>The stop carries the time when the answer was due, not when somebody looked.</remarks>
    public Decision.Done? StopUnanswered(Line line, Instant now)
    {
        if (!IsCalled || OpenStop is not null || line.Policies[Severity].StopRule != StopRule.IfUnanswered)
            return null;

        var due = AnswerDue(line);
        return due > now
            ? null
            : new(this with { Stops = [.. Stops, new Stop(due, null, null)] }, [new(IncidentEventKind.Stopped, due, null, IncidentEvent.Unanswered)]);
    }

    /// <summary>Passes the clocks of a Fixer who cannot act any more to the current one, who is called anew; null when nothing is to pass.</summary>
    public Decision.Done? PassOn(string fixer, Instant now) =>
        IsOpen && Fixer is not null && Fixer != fixer
            ? new(this with { Fixer = fixer, Round = Round + 1 }, [new(IncidentEventKind.HandedOver, now, null, fixer)])
            : null;

    /// <summary>How long whoever is on it may be silent: 30 minutes, 2 hours or a working day by severity.</summary>
    public static Calendar.Span Silence(Severity severity) => severity switch
    {
        Severity.Sev1 => Calendar.Span.Parse("30m"),
        Severity.Sev2 => Calendar.Span.Parse("2h"),
        _ => Calendar.Span.Parse("1wd"),
    };

    /// <summary>What happened, and the stop that comes with it where policy stops a severity's line at once.</summary>
    private Decision.Done StoppedAtOnce(SeverityPolicies policies, Instant now, IncidentEvent cause) =>
        LineId is not null && ContainedAt is null && OpenStop is null && policies[Severity].StopRule == StopRule.AtOnce
            ? new(this with { Stops = [.. Stops, new Stop(now, null, null)] }, [cause, new(IncidentEventKind.Stopped, now, null)])
            : new(this, [cause]);
}
