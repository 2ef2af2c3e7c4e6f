using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Incidents;

/// <summary>What changes about an incident while it lives: its line, severity, notes, owner of its clocks, and being the same as another.</summary>
public sealed partial record Incident
{
    /// <summary>Chooses the line of a pull that was made where no line lives; its answer clock starts now.</summary>
    public Decision Place(string who, long line, string fixer, SeverityPolicies policies, Instant now)
    {
        if (Closed() is { } closed)
            return closed;
        if (LineId is not null)
            return new Decision.Already(null, null);

        return (this with { LineId = line, Fixer = fixer, AnswerFrom = now })
            .StoppedAtOnce(policies, now, new(IncidentEventKind.Placed, now, who));
    }

    /// <summary>Restarts the answer clock while still Called; stops the line when the new severity stops at once; never restarts it.</summary>
    public Decision SetSeverity(string who, Severity severity, SeverityPolicies policies, Instant now)
    {
        if (Closed() is { } closed)
            return closed;
        if (Severity == severity)
            return new Decision.Already(null, null);

        var changed = this with { Severity = severity };
        if (IsCalled)
            changed = changed with { AnswerFrom = now, CallHeldUntil = null, Round = Round + 1 };
        return changed.StoppedAtOnce(policies, now, new(IncidentEventKind.SeverityChanged, now, who, $"SEV{(int)Severity} → SEV{(int)severity}"));
    }

    public Decision Note(string who, string text, Instant now) =>
        MergedInto is not null
            ? new Decision.Refused(Objection.Merged)
            : new Decision.Done(this with { QuietFrom = QuietFrom is null ? null : now }, [new(IncidentEventKind.Noted, now, who, text)]);

    /// <summary>"Still on it": an answered incident's silence is counted anew.</summary>
    public Decision StillOnIt(string who, Instant now) =>
        Closed() ?? (AnsweredAt is null
            ? Answer(who, now)
            : new Decision.Done(this with { QuietFrom = now }, [new(IncidentEventKind.StillOnIt, now, who)]));

    /// <summary>Gives the incident's clocks to somebody else, who is called if nobody has answered.</summary>
    public Decision Reassign(string who, string to, Instant now)
    {
        if (Closed() is { } closed)
            return closed;
        if (LineId is null)
            return new Decision.Refused(Objection.NeedsLine);
        if (Fixer == to)
            return new Decision.Already(null, null);

        return new Decision.Done(
            this with { Fixer = to, CallHeldUntil = null, Round = Round + 1 },
            [new(IncidentEventKind.HandedOver, now, who, to)]);
    }

    /// <summary>Merges this incident into an earlier one of the same problem; an open stop goes along. Changes both, this one first.</summary>
    public Decision SameAs(Incident other, string who, Instant now)
    {
        if (Number == other.Number)
            return new Decision.Refused(Objection.SameIncident);
        if (MergedInto == other.Number)
            return new Decision.Already(null, null);
        if (Closed() is { } closed)
            return closed;
        if (other.LineId is null || (LineId is not null && LineId != other.LineId))
            return new Decision.Refused(Objection.OtherLine);
        if (!other.IsOpen)
            return new Decision.Refused(Objection.TargetClosed);

        var mine = Restarted(who, now) with { LineId = other.LineId, Fixer = Fixer ?? other.Fixer, MergedInto = other.Number };
        var (theirs, joined) = OpenStop is { } open && other.OpenStop is null
            ? (other with { Stops = [.. other.Stops, open] }, $"#{Number}; its stop of the line goes on here")
            : (other, $"#{Number}");
        return new Decision.Done(
            new IncidentChanged(mine, [new(IncidentEventKind.Merged, now, who, $"#{other.Number}")]),
            new IncidentChanged(theirs, [new(IncidentEventKind.Joined, now, who, joined)]));
    }
}
