using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Tells the puller of a merged incident how it ended, with thanks.</summary>
internal sealed class EndedNotification : IncidentNotification
{
    public override string Kind => EndedLadder.Name;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var incident = context.Facts.Incident;
        var how = incident.DismissedAt is null
            ? $"contained {IncidentWords.By(incident.ContainedBy)}: {Mrkdwn.Text(IncidentText.Clamp(incident.Containment ?? "", 500))}"
            : $"a false alarm: {Mrkdwn.Text(IncidentText.Clamp(incident.DismissedWhy ?? "", 500))}";
        return Of($"Your pull #{EndedLadder.PullOf(key)} was the same as #{incident.Number}, which is now {how}\nThank you for pulling.");
    }
}
