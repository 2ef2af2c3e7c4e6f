using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Asks the puller and the operator which line a pull is on.</summary>
internal sealed class UnplacedNotification : IncidentNotification
{
    public override string Kind => UnplacedLadder.Name;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var incident = context.Facts.Incident;
        var who = incident.AnsweredBy is { } on ? $"{Mrkdwn.Person(on)} is on it" : "nobody is called yet";
        var pulled = $"#{incident.Number} was pulled {Mrkdwn.When(incident.CalledAt)} by {Mrkdwn.Person(incident.CalledBy)}";
        var text = $"{pulled} where no line lives, and {who}.\n{Quote(incident)}";
        return context.Lines.Count == 0
            ? Of($"{text}\nThere is no line yet: `/andon setup` in a team's channel makes one.")
            : Of($"{text}\nWhich line is it?", IncidentReplies.LineButtons(incident.Number, context.Lines));
    }
}
