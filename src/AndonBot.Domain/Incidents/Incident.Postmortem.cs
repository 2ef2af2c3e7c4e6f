using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Incidents;

/// <summary>The postmortem of an incident: when it is due, written, moved and held.</summary>
public sealed partial record Incident
{
    private static readonly Span StartsAfter = Span.Parse("1wd");
    private static readonly Period FarthestMove = Period.FromYears(1);

    /// <summary>When the pull was made that is going on: the first, or the last "it's back".</summary>
    public Instant PulledAt => BackAt ?? CalledAt;

    /// <summary>When the postmortem's clock starts: at containment, or one working day after the pull if nothing was contained by then.</summary>
    public Instant PostmortemFrom(Line line)
    {
        var latest = line.Calendar.Add(PulledAt, StartsAfter);
        return ContainedAt is { } contained ? Instant.Min(contained, latest) : latest;
    }

    /// <summary>When the postmortem is due; null when none is owed, when it was held, and when the incident is over.</summary>
    public Instant? PostmortemDue(Line line) => !IsOpen || !PostmortemIsOwed || HeldAt is not null ? null
        : PostmortemDueAt ?? line.Calendar.Add(PostmortemFrom(line), line.Policies[Severity].Postmortem);

    /// <summary>Records that the postmortem's due time has passed, as of that time; null when it has not, or is recorded already.</summary>
    public Decision.Done? MissPostmortem(Line line, Instant now) => PostmortemDue(line) is { } due && due <= now && !(PostmortemMissedAt >= due)
        ? new(this with { PostmortemMissedAt = due }, [new(IncidentEventKind.PostmortemMissed, due, null)])
        : null;

    /// <summary>Writes down what happened and the root cause; what is null stays as it was written before.</summary>
    public Decision WritePostmortem(string who, string? happened, string? rootCause, Instant now)
    {
        if (Gone() is { } gone)
            return gone;
        var written = this with { Happened = happened ?? Happened, RootCause = rootCause ?? RootCause };
        if (written == this)
            return new Decision.Already(null, null);
        var news = written.RootCause == RootCause ? null : written.RootCause;
        return new Decision.Done(written, [new(IncidentEventKind.PostmortemWritten, now, who, news)]);
    }

    /// <summary>Says that the postmortem was held. Needs a root cause; whoever says it of an unanswered incident answers it.</summary>
    public Decision HoldPostmortem(string who, Instant at, Instant now)
    {
        if (Gone() is { } gone)
            return gone;
        if (HeldAt is { } held)
            return new Decision.Already(HeldBy, held);
        if (RootCause is null)
            return new Decision.Refused(Objection.NeedsRootCause);
        if (at > now)
            return new Decision.Refused(Objection.HeldInFuture);
        if (at < PulledAt)
            return new Decision.Refused(Objection.HeldBeforePull);

        return new Decision.Done(
            Answered(who, now) with { HeldAt = at, HeldBy = who }, [.. Answering(who, now), new(IncidentEventKind.Held, now, who)]);
    }

    /// <summary>Moves the postmortem's due time to the end of a working day in the line's zone; counted.</summary>
    public Decision ExtendPostmortem(string who, LocalDate until, string why, Line? line, Instant now)
    {
        if (Closed() is { } closed)
            return closed;
        if (line is null)
            return new Decision.Refused(Objection.NeedsLine);
        if (HeldAt is not null)
            return new Decision.Refused(Objection.Held);
        if (PostmortemDue(line) is not { } due)
            return new Decision.Refused(Objection.NotOwed);
        var today = now.InZone(line.Calendar.Zone).Date;
        if (until < today)
            return new Decision.Refused(Objection.DueInPast);
        if (until > today + FarthestMove)
            return new Decision.Refused(Objection.DueTooFar);
        var moved = line.Calendar.ClosingOn(until);
        if (moved <= now)
            return new Decision.Refused(Objection.DueInPast);
        if (moved == due)
            return new Decision.Already(null, null);
        if (moved < due)
            return new Decision.Refused(Objection.DueEarlier);

        var day = LocalDatePattern.Iso.Format(moved.InZone(line.Calendar.Zone).Date);
        return new Decision.Done(
            this with { PostmortemDueAt = moved, PostmortemMoves = PostmortemMoves + 1 }, [new(IncidentEventKind.Extended, now, who, $"{day}: {why}")]);
    }
}
