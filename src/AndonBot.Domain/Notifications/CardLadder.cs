using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Notifications;

/// <summary>The incident's card, in a channel of its line; updated in place.</summary>
public sealed class CardLadder : LineIncidentLadder
{
    public const string Name = "Card";
    public const string Occurrence = "card";

    public override string Kind => Name;

    /// <summary>The incident's card in the outbox: the one that Slack has, or the one on its way there.</summary>
    public static SentNotification? Find(IReadOnlyList<SentNotification> sent) =>
        sent.Where(s => s.Key.Kind == Name).OrderByDescending(s => s.Ts is not null).ThenBy(s => s.State == NotificationState.Refused).FirstOrDefault();

    protected override void Due(DueNotifications due, IncidentFacts facts, Line line, IReadOnlyList<SentNotification> sent)
    {
        var card = Find(sent);
        // A card stays where it is. One that Slack refused goes where the line's cards go now.
        var channel = card is null or { Ts: null, State: NotificationState.Refused } ? line.CardChannel(facts.Incident.CalledIn) : card.Key.Recipient;
        due.Add(Occurrence, channel, Urgency.Card);
    }
}
