using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Outbox;
using AndonBot.Slack;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>A message about an incident.</summary>
internal abstract class IncidentNotification : SlackNotification<IncidentContext>
{
    /// <summary>The incident's number, severity and beginning, which are enough to look it up.</summary>
    protected override Message Minimal(IncidentContext context, NotificationKey key)
    {
        var incident = context.Facts.Incident;
        var what = Mrkdwn.Text(IncidentText.Clamp(incident.Text.ReplaceLineEndings(" "), 300));
        return new() { Text = $"#{incident.Number} ({IncidentWords.Severity(incident.Severity)}): {what}\n`/andon show {incident.Number}` tells the rest." };
    }

    protected static string Title(Incident incident, Line line) =>
        $"*#{incident.Number} · {IncidentWords.Severity(incident.Severity)} · {line.Name}*";

    protected static string Quote(Incident incident) => Mrkdwn.Quote(IncidentText.Clamp(incident.Text, IncidentText.CardRoom));

    /// <param name="who">Null when the Fixer cannot act any more and nobody had to hand anything over.</param>
    protected static string HandedOver(string what, string to, string? who) =>
        who is null ? $"The Fixer of {what} cannot act any more, so it went over to {to}" : $"{Mrkdwn.Person(who)} handed {what} over to {to}";

    /// <summary>The row of the timeline that a notification is about.</summary>
    protected static IncidentEvent EventOf(IncidentContext context, NotificationKey key) =>
        context.Facts.Events.Single(entry => ThreadLadder.OccurrenceOf(entry) == key.Occurrence);

    protected static ReplyButton Button(Incident incident, string id, string label, bool primary = false) =>
        new(id, label, incident.Number.ToString(), primary);

    protected static Message Of(string text, params IReadOnlyList<ReplyButton> buttons) => new Reply(text, buttons).ToMessage();
}
