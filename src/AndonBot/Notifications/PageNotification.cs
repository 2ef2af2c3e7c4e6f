using AndonBot.Domain.Notifications;
using AndonBot.Outbox;
using AndonBot.Slack;

namespace AndonBot.Notifications;

/// <summary>A call, posted to the line's webhook.</summary>
internal sealed class PageNotification : WebhookNotification
{
    public override string Kind => PageLadder.Name;

    public override string Name => "the call by webhook";

    public override string NameFor(string recipient) => $"the line's webhook for {Mrkdwn.Person(recipient)}";

    public override WebhookRequest Render(NotificationContext context, NotificationKey key)
    {
        var facts = ((IncidentContext)context).Facts;
        var (incident, line) = (facts.Incident, facts.Line!);
        return new(line.CallWebhook!, new
        {
            line = line.Name,
            incident = incident.Number,
            severity = (int)incident.Severity,
            text = incident.Text,
            called = key.Recipient,
            pulled_by = incident.CalledBy,
            pulled_at = incident.CalledAt.ToString(),
            answer_due = incident.AnswerDue(line).ToString(),
            overdue = Calls.IsOverdue(key),
            stopped = incident.OpenStop is not null,
        });
    }
}
