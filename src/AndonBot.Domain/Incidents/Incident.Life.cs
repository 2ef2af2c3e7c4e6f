using AndonBot.Domain.Lines;
using NodaTime;

namespace AndonBot.Domain.Incidents;

/// <summary>The life of an incident: pulled, answered, stopped, restarted, contained, back, dismissed.</summary>
public sealed partial record Incident
{
    /// <summary>How long a pull waits for "same as #12" when another incident of the line is fresh.</summary>
    public static readonly Duration Hold = Duration.FromSeconds(60);

    /// <summary>How fresh an open incident must be to be taken for the same problem.</summary>
    public static readonly Duration Overlap = Duration.FromMinutes(30);

    /// <summary>The facts right after a pull whose line is known: the call may be held, and a severity may stop the line at once.</summary>
    public Incident OnLine(long line, string fixer, SeverityPolicies policies, bool held) => this with
    {
        LineId = line,
        Fixer = fixer,
        CallHeldUntil = held ? CalledAt + Hold : null,
        Stops = policies[Severity].StopRule == StopRule.AtOnce ? [new Stop(CalledAt, null, null)] : [],
    };

    public Decision Answer(string who, Instant now) =>
        Gone() ?? (AnsweredAt is { } at
            ? new Decision.Already(AnsweredBy, at)
            : new Decision.Done(Answered(who, now), [new(IncidentEventKind.Answered, now, who)]));

    public Decision Stop(string who, string? why, Instant now)
    {
        if (Closed() is { } closed)
            return closed;
        if (LineId is null)
            return new Decision.Refused(Objection.NeedsLine);
        if (OpenStop is { } open)
            return new Decision.Already(open.StoppedBy, open.StoppedAt);

        var events = Answering(who, now);
        return new Decision.Done(
            Answered(who, now) with { Stops = [.. Stops, new Stop(now, who, why)] },
            [.. events, new(IncidentEventKind.Stopped, now, who, why)]);
    }

    /// <summary>Restarts the line. Needs a containment: takes the text as one when there is none.</summary>
    public Decision Restart(string who, string? containment, Instant now)
    {
        if (MergedInto is not null)
            return Gone()!;
        if (OpenStop is null)
        {
            return Stops is [.., { RestartedAt: { } at } last]
                ? new Decision.Already(last.RestartedBy, at)
                : new Decision.Refused(Objection.NotStopped);
        }

        if (ContainedAt is null && containment is null)
            return new Decision.Refused(Objection.NeedsContainment);

        var events = Answering(who, now);
        var restarted = Answered(who, now).Restarted(who, now);
        if (ContainedAt is not null)
            return new Decision.Done(restarted, [.. events, new(IncidentEventKind.Restarted, now, who, containment)]);

        return new Decision.Done(
            restarted with { ContainedAt = now, ContainedBy = who, Containment = containment },
            [.. events, new(IncidentEventKind.Contained, now, who, containment), new(IncidentEventKind.Restarted, now, who)]);
    }

    /// <summary>Records the containment; said again with what was missing, adds the sentence of cause and whether it is temporary.</summary>
    public Decision Contain(string who, string text, string? cause, bool? temporary, bool restart, Instant now)
    {
        if (Gone() is { } gone)
            return gone;

        var events = Answering(who, now);
        var after = Answered(who, now) with { Cause = cause ?? Cause, Temporary = temporary ?? Temporary };
        if (ContainedAt is null)
        {
            after = after with { ContainedAt = now, ContainedBy = who, Containment = text };
            events = [.. events, new(IncidentEventKind.Contained, now, who, text)];
        }

        if (after.Cause != Cause || after.Temporary != Temporary)
            events = [.. events, new(IncidentEventKind.Explained, now, who, after.Explanation())];
        if (restart && OpenStop is not null)
        {
            after = after.Restarted(who, now);
            events = [.. events, new(IncidentEventKind.Restarted, now, who)];
        }

        if (events.Count == 0 || FixedAt is not null)
            return new Decision.Already(ContainedBy, ContainedAt!.Value);
        // The first words stay the containment; what somebody adds to them with more of the story is not lost.
        if (ContainedAt is not null && text != Containment)
            events = [new(IncidentEventKind.Noted, now, who, text), .. events];
        if (after is { Temporary: false, PostmortemIsOwed: false, Cause: not null })
        {
            after = after with { FixedAt = now };
            events = [.. events, new(IncidentEventKind.Fixed, now, who)];
        }

        return new Decision.Done(after, events);
    }

    /// <summary>The contained problem is back: it is called again, and stops the line again where policy says at once.</summary>
    public Decision ComeBack(string who, SeverityPolicies policies, Instant now)
    {
        if (Gone() is { } gone)
            return gone;
        if (ContainedAt is null)
            return new Decision.Refused(Objection.NotContained);

        var called = this with
        {
            ContainedAt = null, ContainedBy = null, Containment = null, Cause = null, Temporary = null,
            HeldAt = null, HeldBy = null, PostmortemDueAt = null, BackAt = now,
            FixedAt = null, AnsweredAt = null, AnsweredBy = null, QuietFrom = null, CallHeldUntil = null, AnswerFrom = now, Round = Round + 1,
        };
        return called.StoppedAtOnce(policies, now, new(IncidentEventKind.CameBack, now, who));
    }

    /// <summary>A false alarm: thanked, counted against nobody; ends an open stop and every clock.</summary>
    public Decision Dismiss(string who, string why, Instant now)
    {
        if (DismissedAt is { } at)
            return new Decision.Already(DismissedBy, at);
        if (Gone() is { } gone)
            return gone;

        IReadOnlyList<IncidentEvent> restarted = OpenStop is null ? [] : [new(IncidentEventKind.Restarted, now, who)];
        return new Decision.Done(
            Restarted(who, now) with { DismissedAt = now, DismissedBy = who, DismissedWhy = why },
            [.. restarted, new(IncidentEventKind.Dismissed, now, who, why)]);
    }

    private Incident Answered(string who, Instant now) =>
        AnsweredAt is null ? this with { AnsweredAt = now, AnsweredBy = who, QuietFrom = now } : this;

    private IReadOnlyList<IncidentEvent> Answering(string who, Instant now) =>
        AnsweredAt is null ? [new(IncidentEventKind.Answered, now, who)] : [];

    private Incident Restarted(string who, Instant now) =>
        this with { Stops = [.. Stops.Select(stop => stop.IsOpen ? stop with { RestartedAt = now, RestartedBy = who } : stop)] };

    private string Explanation() =>
        (Temporary switch { true => "Temporary fix. ", false => "Permanent fix. ", null => "" }) + (Cause is null ? "" : $"Cause: {Cause}");
}
