using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Domain.Actions;

/// <summary>The life of an action: added, done, moved, given, dropped, and help asked for.</summary>
public sealed partial record ActionItem
{
    /// <param name="zone">The line's, in which the date is one.</param>
    public static ActionDecision Add(Incident incident, long number, string who, NewAction wanted, Instant now, DateTimeZone zone)
    {
        if (incident.TakesNoAction is { } objection)
            return new ActionDecision.NotOn(objection);
        if (wanted.Due < now.InZone(zone).Date)
            return new ActionDecision.Refused(ActionObjection.InThePast);

        var action = new ActionItem(number, incident.Number, wanted.Text, wanted.Owner, wanted.Due, wanted.Temporary, wanted.Vague, now, who);
        return new ActionDecision.Done(action, action.Told(IncidentEventKind.ActionAdded, now, who, action.Owner, ""));
    }

    public ActionDecision Finish(string who, string? evidence, Instant now)
    {
        if (DoneAt is { } at)
            return new ActionDecision.Already(DoneBy, at);
        return Closed() ?? new ActionDecision.Done(
            this with { DoneAt = now, DoneBy = who, Evidence = evidence }, Told(IncidentEventKind.ActionDone, now, who, Owner, evidence));
    }

    /// <summary>Moves the date, for a reason; counted.</summary>
    public ActionDecision Move(string who, LocalDate due, string why, Instant now, DateTimeZone zone)
    {
        if (Closed() is { } closed)
            return closed;
        if (due == Due)
            return new ActionDecision.Already(null, null);
        if (due < now.InZone(zone).Date)
            return new ActionDecision.Refused(ActionObjection.InThePast);

        var moved = this with { Due = due, Moves = Moves + 1, StandsFrom = now };
        return new ActionDecision.Done(moved, moved.Told(IncidentEventKind.ActionMoved, now, who, Owner, why, before: Due));
    }

    public ActionDecision Give(string who, string to, Instant now)
    {
        if (Closed() is { } closed)
            return closed;
        if (to == Owner)
            return new ActionDecision.Already(null, null);

        return new ActionDecision.Done(this with { Owner = to, StandsFrom = now }, Told(IncidentEventKind.ActionGiven, now, who, to, ""));
    }

    public ActionDecision Drop(string who, string why, Instant now)
    {
        if (DroppedAt is { } at)
            return new ActionDecision.Already(DroppedBy, at);
        return Closed() ?? new ActionDecision.Done(
            this with { DroppedAt = now, DroppedBy = who, DroppedWhy = why }, Told(IncidentEventKind.ActionDropped, now, who, Owner, why));
    }

    /// <summary>Asks somebody for help; once a day is enough.</summary>
    /// <param name="helper">Who is asked; null when there is nobody but the one who asks.</param>
    public ActionDecision AskForHelp(string who, string? helper, Instant now, DateTimeZone zone)
    {
        if (Closed() is { } closed)
            return closed;
        if (HelpAt is { } at && at.InZone(zone).Date == now.InZone(zone).Date)
            return new ActionDecision.Already(HelpBy, at);

        return new ActionDecision.Done(this with { HelpAt = now, HelpBy = who }, Told(IncidentEventKind.ActionNeedsHelp, now, who, helper, ""));
    }

    private ActionDecision? Closed() =>
        DoneAt is not null ? new ActionDecision.Refused(ActionObjection.Done)
        : DroppedAt is not null ? new ActionDecision.Refused(ActionObjection.Dropped)
        : null;

    private IncidentEvent Told(IncidentEventKind kind, Instant now, string who, string? person, string? words, LocalDate? before = null) =>
        new(kind, now, who, new ActionTold(Number, person, Due, Temporary, before, Text, words ?? "").ToText());
}
