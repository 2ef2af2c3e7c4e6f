using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>One part of the whole text; the parts give it back when put together.</summary>
internal sealed class TextNotification : CardThreadNotification
{
    public override string Kind => TextLadder.Name;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var part = Mrkdwn.Text(IncidentText.Parts(context.Facts.Incident.Text)[TextLadder.PartOf(key)]);
        return new() { Text = part, Blocks = [Mrkdwn.Section(part)] };
    }
}
