using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Asks whoever is on an incident how it is, and the line's owner whether a hand would help.</summary>
internal sealed class QuietNotification : IncidentNotification
{
    public override string Kind => QuietLadder.Name;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var (incident, line) = (context.Facts.Incident, context.Facts.Line!);
        var since = Mrkdwn.When(incident.QuietFrom!.Value);
        var text = key.Recipient == incident.AnsweredBy
            ? $"You are on {Title(incident, line)}, and the last word on it was {since}. How is it?"
            : $"{Mrkdwn.Person(incident.AnsweredBy!)} is on {Title(incident, line)}, and the last word on it was {since}. Perhaps a hand would help.";
        return Of(
            $"{text}\n{Quote(incident)}",
            Button(incident, ContainHandler.Button, "Contained…", primary: true),
            Button(incident, StillOnItHandler.Button, "Still on it"),
            Button(incident, DismissHandler.Button, "False alarm…"));
    }
}
