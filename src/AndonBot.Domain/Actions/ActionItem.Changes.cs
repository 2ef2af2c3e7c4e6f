using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Domain.Actions;

/// <summary>The life of an action: added, done, moved, given, dropped, and help asked for.</summary>
public sealed partial record ActionItem
{
    /// <param name="zone">The line's zone, in which the due date counts.</param>
    public static Decision Add(Incident incident, long number, string who, NewAction wanted, Instant now, DateTimeZone zone)
    {
        if (incident.ObjectionToAction is { } objection)
            return new Decision.Refused(objection);
        if (wanted.Due < now.InZone(zone).Date)
            return new Decision.Refused(Objection.ActionDueInPast);

        var action = new ActionItem(number, incident.Number, wanted.Text, wanted.Owner, wanted.Due, wanted.Temporary, wanted.Vague, now, who);
        return Changed(action, action.EventOf(IncidentEventKind.ActionAdded, now, who, action.Owner, ""));
    }

    public Decision Finish(string who, string? evidence, Instant now)
    {
        if (DoneAt is { } at)
            return new Decision.Already(DoneBy, at);
        return Closed() ?? Changed(
            this with { DoneAt = now, DoneBy = who, Evidence = evidence }, EventOf(IncidentEventKind.ActionDone, now, who, Owner, evidence));
    }

    /// <summary>Moves the due date, for a reason. Moves are counted.</summary>
    public Decision Move(string who, LocalDate due, string why, Instant now, DateTimeZone zone)
    {
        if (Closed() is { } closed)
            return closed;
        if (due == Due)
            return new Decision.Already(null, null);
        if (due < now.InZone(zone).Date)
            return new Decision.Refused(Objection.ActionDueInPast);

        var moved = this with { Due = due, Moves = Moves + 1, StandsFrom = now };
        return Changed(moved, moved.EventOf(IncidentEventKind.ActionMoved, now, who, Owner, why, before: Due));
    }

    public Decision Give(string who, string to, Instant now)
    {
        if (Closed() is { } closed)
            return closed;
        if (to == Owner)
            return new Decision.Already(null, null);

        return Changed(this with { Owner = to, StandsFrom = now }, EventOf(IncidentEventKind.ActionGiven, now, who, to, ""));
    }

    public Decision Drop(string who, string why, Instant now)
    {
        if (DroppedAt is { } at)
            return new Decision.Already(DroppedBy, at);
        return Closed() ?? Changed(
            this with { DroppedAt = now, DroppedBy = who, DroppedWhy = why }, EventOf(IncidentEventKind.ActionDropped, now, who, Owner, why));
    }

    /// <summary>Asks somebody for help, at most once a day.</summary>
    /// <param name="helper">Who is asked; null when nobody else is there.</param>
    public Decision AskForHelp(string who, string? helper, Instant now, DateTimeZone zone)
    {
        if (Closed() is { } closed)
            return closed;
        if (HelpAt is { } at && at.InZone(zone).Date == now.InZone(zone).Date)
            return new Decision.Already(HelpBy, at);

        return Changed(this with { HelpAt = now, HelpBy = who }, EventOf(IncidentEventKind.ActionNeedsHelp, now, who, helper, ""));
    }

    private static Decision.Done Changed(ActionItem action, IncidentEvent entry) => new(new ActionChanged(action, entry));

    private Decision? Closed() =>
        DoneAt is not null ? new Decision.Refused(Objection.ActionIsDone)
        : DroppedAt is not null ? new Decision.Refused(Objection.ActionIsDropped)
        : null;

    private IncidentEvent EventOf(IncidentEventKind kind, Instant now, string who, string? person, string? words, LocalDate? before = null) =>
        new(kind, now, who, new ActionEventText(Number, person, Due, Temporary, before, Text, words ?? "").ToText());
}
