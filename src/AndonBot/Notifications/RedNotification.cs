using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Reminds of a line that is still stopped, with the way out.</summary>
internal sealed class RedNotification : IncidentNotification
{
    public override string Kind => RedLadder.Name;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var (incident, line) = (context.Facts.Incident, context.Facts.Line!);
        var since = Mrkdwn.When(incident.OpenStop!.StoppedAt);
        return Of(
            $"🔴 {line.Name} has been stopped since {since} by {Title(incident, line)}.\n{Quote(incident)}\n{WayOut(incident)}",
            Button(incident, RestartHandler.Button, "Restart the line…", primary: true),
            Button(incident, NoteHandler.Button, "Note…"));
    }

    private static string WayOut(Incident incident) => incident.Containment is { } containment
        ? $"Contained: {Mrkdwn.Text(IncidentText.Clamp(containment.ReplaceLineEndings(" "), 500))}. Can the line run again?"
        : "Is there a temporary fix that lets it run again?";
}
