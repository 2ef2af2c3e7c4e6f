using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Tells the line's channel that the line has been stopped for a whole working day, with the way out. It mentions nobody.</summary>
internal sealed class RedDayNotification : IncidentNotification
{
    public override string Kind => RedDayLadder.Name;

    public override string Name => "the word on a long stop";

    public override bool IsInChannel => true;

    public override string NameFor(string recipient) => $"a message in {Mrkdwn.Channel(recipient)}";

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var (incident, line) = (context.Facts.Incident, context.Facts.Line!);
        var wayOut = incident.ContainedAt is null
            ? "A temporary fix is enough to restart the line. Fresh eyes often find one, so everybody's idea in the card's thread is welcome."
            : "It is contained, so perhaps the line can run again.";
        return Of(
            $"🔴 *{line.Name}* has been stopped for a whole working day by *#{incident.Number}* ({IncidentWords.Severity(incident.Severity)}).\n"
                + $"{Quote(incident)}\n{wayOut}",
            Button(incident, RestartHandler.Button, "Restart the line…", primary: true),
            Button(incident, NoteHandler.Button, "Note…"));
    }
}
