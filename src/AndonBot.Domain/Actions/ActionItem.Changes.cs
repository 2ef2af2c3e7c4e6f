using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Domain.Actions;

/// <summary>The life of an action: added, done, moved, given, dropped, and help asked for.</summary>
public sealed partial record ActionItem
{
    /// <param name="zone">The line's, in which the date is one.</param>
    public static Decision Add(Incident incident, long number, string who, NewAction wanted, Instant now, DateTimeZone zone)
    {
        if (incident.TakesNoAction is { } objection)
            return new Decision.Refused(objection);
        if (wanted.Due < now.InZone(zone).Date)
            return new Decision.Refused(Objection.ActionDueInPast);

        var action = new ActionItem(number, incident.Number, wanted.Text, wanted.Owner, wanted.Due, wanted.Temporary, wanted.Vague, now, who);
        return Changed(action, action.Told(IncidentEventKind.ActionAdded, now, who, action.Owner, ""));
    }

    public Decision Finish(string who, string? evidence, Instant now)
    {
        if (DoneAt is { } at)
            return new Decision.Already(DoneBy, at);
        return Closed() ?? Changed(
            this with { DoneAt = now, DoneBy = who, Evidence = evidence }, Told(IncidentEventKind.ActionDone, now, who, Owner, evidence));
    }

    /// <summary>Moves the date, for a reason; counted.</summary>
    public Decision Move(string who, LocalDate due, string why, Instant now, DateTimeZone zone)
    {
        if (Closed() is { } closed)
            return closed;
        if (due == Due)
            return new Decision.Already(null, null);
        if (due < now.InZone(zone).Date)
            return new Decision.Refused(Objection.ActionDueInPast);

        var moved = this with { Due = due, Moves = Moves + 1, StandsFrom = now };
        return Changed(moved, moved.Told(IncidentEventKind.ActionMoved, now, who, Owner, why, before: Due));
    }

    public Decision Give(string who, string to, Instant now)
    {
        if (Closed() is { } closed)
            return closed;
        if (to == Owner)
            return new Decision.Already(null, null);

        return Changed(this with { Owner = to, StandsFrom = now }, Told(IncidentEventKind.ActionGiven, now, who, to, ""));
    }

    public Decision Drop(string who, string why, Instant now)
    {
        if (DroppedAt is { } at)
            return new Decision.Already(DroppedBy, at);
        return Closed() ?? Changed(
            this with { DroppedAt = now, DroppedBy = who, DroppedWhy = why }, Told(IncidentEventKind.ActionDropped, now, who, Owner, why));
    }

    /// <summary>Asks somebody for help; once a day is enough.</summary>
    /// <param name="helper">Who is asked; null when there is nobody but the one who asks.</param>
    public Decision AskForHelp(string who, string? helper, Instant now, DateTimeZone zone)
    {
        if (Closed() is { } closed)
            return closed;
        if (HelpAt is { } at && at.InZone(zone).Date == now.InZone(zone).Date)
            return new Decision.Already(HelpBy, at);

        return Changed(this with { HelpAt = now, HelpBy = who }, Told(IncidentEventKind.ActionNeedsHelp, now, who, helper, ""));
    }

    private static Decision.Done Changed(ActionItem action, IncidentEvent told) => new(new ActionChanged(action, told));

    private Decision? Closed() =>
        DoneAt is not null ? new Decision.Refused(Objection.ActionIsDone)
        : DroppedAt is not null ? new Decision.Refused(Objection.ActionIsDropped)
        : null;

    private IncidentEvent Told(IncidentEventKind kind, Instant now, string who, string? person, string? words, LocalDate? before = null) =>
        new(kind, now, who, new ActionTold(Number, person, Due, Temporary, before, Text, words ?? "").ToText());
}
