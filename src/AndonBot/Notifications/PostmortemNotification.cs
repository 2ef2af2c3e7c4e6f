using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Incidents.Postmortems;
using AndonBot.Outbox;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Reminds of a postmortem: it is due soon, now, or was due. Once it was held the reminder says so.</summary>
internal sealed class PostmortemNotification : IncidentNotification
{
    public override string Kind => PostmortemLadder.Name;

    public override string Name => "the word on the postmortem";

    protected override long Revision(IncidentContext context, NotificationKey key) =>
        context.Facts.Incident.HeldAt is null ? Revisions.First : Revisions.Last;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var (incident, line) = (context.Facts.Incident, context.Facts.Line!);
        return isUpdate && incident.HeldAt is { } held
            ? Of($"The postmortem of {Title(incident, line)} was held {Mrkdwn.When(held)} {IncidentWords.By(incident.HeldBy)}.\n{Quote(incident)}")
            : Reminder(incident, line, key.Recipient, now);
    }

    /// <param name="recipient">Whoever owns the incident's clocks, or the line's owner, who hears of what is late.</param>
    private static Message Reminder(Incident incident, Line line, string recipient, Instant now)
    {
        var due = incident.PostmortemDue(line)!.Value;
        var clock = $"{(due <= now ? "was due" : "is due")} {Mrkdwn.When(due)}";
        var others = recipient == incident.Fixer
            ? ""
            : $", and {Mrkdwn.Person(incident.Fixer!)} has its clock. Perhaps a hand would help, or another day";
        return Of(
            $"The postmortem of {Title(incident, line)} {clock}{others}.\n{Quote(incident)}\n{Rest(incident)}",
            Button(incident, PostmortemHandler.Button, "Write the postmortem…", primary: true));
    }

    private static string Rest(Incident incident) => incident.RootCause is null
        ? $"It needs its root cause, and to be held. When that takes longer: `/andon extend {incident.Number} &lt;date&gt; &lt;why&gt;`."
        : $"Its root cause is written. When it was held: `/andon held {incident.Number}`.";
}
