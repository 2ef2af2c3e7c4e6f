using AndonBot.Domain.Incidents;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>What is to be said about an incident, computed from what is true and what was said.</summary>
public static class IncidentNotices
{
    private static readonly Duration ChooseWithin = Duration.FromMinutes(5);

    /// <summary>Everything that should have been said by <paramref name="now"/>, said or not; the ledger knows what was.</summary>
    public static Evaluation Due(IncidentFacts facts, IReadOnlyList<SentNotification> said, Instant now)
    {
        var agenda = new DueNotifications(now);
        if (facts.Line is null)
            Unplaced(agenda, facts);
        else
            OnLine(agenda, facts, said);
        agenda.Refusals(said, facts.Operator);
        if (facts.Incident.IsOpen)
            agenda.LookAt(now + Duration.FromDays(1));
        return agenda.Close();
    }

    /// <summary>The incident's card in the ledger: the one that Slack has, or the one on its way there.</summary>
    public static SentNotification? Card(IReadOnlyList<SentNotification> said) =>
        said.Where(s => s.Key.Kind == NoticeKind.Card).OrderByDescending(s => s.Ts is not null).ThenBy(s => s.State == NoticeState.Refused).FirstOrDefault();

    private static void OnLine(DueNotifications agenda, IncidentFacts facts, IReadOnlyList<SentNotification> said)
    {
        var incident = facts.Incident;
        var card = Card(said);
        // A card stays where it is; one that Slack refused goes where the line's cards go now.
        var channel = card is null or { Ts: null, State: NoticeState.Refused } ? facts.Line!.CardChannel(incident.CalledIn) : card.Key.Recipient;
        agenda.Add(NoticeKind.Card, 0, channel, Urgency.Card);
        if (card?.Ts is not null)
            NextInThread(agenda, facts, said, channel);
        if (incident.IsCalled)
            Calls.Due(agenda, facts, said);
        else if (incident.IsOpen)
            HandedOver(agenda, facts);
        Silence.Due(agenda, facts);
        PostmortemReminders.Due(agenda, facts);
        foreach (var (number, puller) in incident.ContainedAt is null && incident.DismissedAt is null ? [] : facts.Joined)
            agenda.Add(NoticeKind.Ended, (int)number, puller, Urgency.Reminder);
        Fixed(agenda, facts);
    }

    /// <summary>The thread tells events in their order: only the first that is not said yet is due.</summary>
    private static void NextInThread(DueNotifications agenda, IncidentFacts facts, IReadOnlyList<SentNotification> said, string channel)
    {
        var lines = Enumerable.Range(0, IncidentText.PartsBeyondCard(facts.Incident.Text)).Select(part => new NoticeKey(NoticeKind.Text, part, channel))
            .Concat(facts.Events.Where(e => e.Kind != IncidentEventKind.Pulled).Select(e => new NoticeKey(NoticeKind.Thread, (int)e.Id, channel)));
        // A superseded line is one whose card was gone: it is still to be told.
        var told = said.Where(s => s.State is NoticeState.Accepted or NoticeState.Refused).Select(s => s.Key).ToHashSet();
        foreach (var line in lines.Where(line => !told.Contains(line)).Take(1))
            agenda.Add(line.Kind, line.Step, line.Recipient, Urgency.Thread);
    }

    /// <summary>Tells the new owner of an answered incident's clocks; an unanswered one is a call.</summary>
    private static void HandedOver(DueNotifications agenda, IncidentFacts facts)
    {
        var given = facts.Events.LastOrDefault(e => e.Kind == IncidentEventKind.HandedOver);
        if (given is { Text: { } to } && to == facts.Incident.Fixer && to != given.Who && given.At >= facts.Incident.AnsweredAt)
            agenda.Add(NoticeKind.Given, (int)given.Id, to, Urgency.Card);
    }

    /// <summary>Whoever pulled hears that it was worth it, unless they fixed it themselves.</summary>
    private static void Fixed(DueNotifications agenda, IncidentFacts facts)
    {
        if (facts.Incident is not { Status: IncidentStatus.Fixed, MergedInto: null, FixedAt: { } at })
            return;
        var told = facts.Events.LastOrDefault(e => e.Kind == IncidentEventKind.Fixed);
        var pullers = facts.Joined.Select(joined => joined.Puller).Prepend(facts.Incident.CalledBy).Distinct();
        foreach (var puller in pullers.Where(puller => told is not null && puller != told.Who))
            agenda.Ladder(NoticeKind.Fixed, puller, Urgency.Reminder, [((int)told!.Id, Steps.InHours(at, facts.Line!.Calendar, facts.ZoneOf(puller)))]);
    }

    private static void Unplaced(DueNotifications agenda, IncidentFacts facts)
    {
        if (!facts.Incident.IsOpen)
            return;
        foreach (var person in new[] { facts.Incident.CalledBy, facts.Operator }.OfType<string>().Distinct())
        {
            var calendar = Calendar.WorkingCalendar.Default(facts.ZoneOf(person) ?? DateTimeZone.Utc);
            agenda.Ladder(NoticeKind.Unplaced, person, Urgency.Call, Steps.ThenMornings([facts.Incident.CalledAt + ChooseWithin], calendar, null));
        }
    }
}
