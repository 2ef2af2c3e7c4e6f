using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using AndonBot.Slack;

namespace AndonBot.Notifications;

/// <summary>A message in the thread of an incident's card.</summary>
internal abstract class CardThreadNotification : IncidentNotification
{
    public override string Name => "a line in the thread";

    public override bool IsInChannel => true;

    public override string NameFor(string recipient) => $"the card in {Mrkdwn.Channel(recipient)}";

    public override string? ThreadOf(NotificationContext context) => CardLadder.Find(context.Sent)?.Ts;
}
