using AndonBot.Domain.Incidents;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>The timeline in words.</summary>
public static class ThreadMessages
{
    /// <summary>One row of the timeline as a sentence in mrkdwn.</summary>
    public static string Sentence(IncidentEvent told, Incident incident)
    {
        if (told.IsAboutAction)
            return ActionWords.Sentence(told);
        var who = told.Who is null ? "" : Mrkdwn.Person(told.Who);
        var text = told.Text is null ? "" : Mrkdwn.Text(told.Text);
        return told.Kind switch
        {
            IncidentEventKind.Pulled => $"{who} pulled the cord{After(text)}",
            IncidentEventKind.Placed => $"{who} chose the line.",
            IncidentEventKind.Answered => $"{who} is on it.",
            IncidentEventKind.Stopped when told.Who is null => StoppedByPolicy(told),
            IncidentEventKind.Stopped => $"🔴 {who} stopped the line{After(text)}",
            IncidentEventKind.Restarted => $"🟢 {who} restarted the line{After(text)}",
            IncidentEventKind.Contained => $"{who} contained it: {text}",
            IncidentEventKind.Explained => $"{who}: {text}",
            IncidentEventKind.Fixed => "Fixed for good.",
            IncidentEventKind.CameBack => $"{who} says it's back: it is called again.",
            IncidentEventKind.Dismissed => $"{who} calls it a false alarm: {text}\nThank you, {Mrkdwn.Person(incident.CalledBy)}: better one pull too many.",
            IncidentEventKind.SeverityChanged => $"{who} changed the severity: {text}.",
            IncidentEventKind.Noted => $"{who} notes: {text}",
            IncidentEventKind.StillOnIt => $"{who} is still on it.",
            IncidentEventKind.HandedOver when told.Who is null => $"Its Fixer cannot act any more: it is {Mrkdwn.Person(told.Text ?? "")}'s now.",
            IncidentEventKind.HandedOver => $"{who} handed it over to {Mrkdwn.Person(told.Text ?? "")}.",
            IncidentEventKind.Merged => $"{who} says it is the same as {text}. It goes on there.",
            IncidentEventKind.Joined => $"{who} says it is the same as {text}.",
            IncidentEventKind.PostmortemWritten when told.Text is null => $"{who} wrote the postmortem.",
            IncidentEventKind.PostmortemWritten => $"{who} wrote the postmortem. Root cause: {text}",
            IncidentEventKind.Held => $"{who} says the postmortem was held.",
            IncidentEventKind.Extended => $"{who} moved the postmortem's due time to {text}",
            IncidentEventKind.FromMessage => $"The cord was pulled at {Mrkdwn.Link(told.Text!, "this message")}.",
            IncidentEventKind.PostmortemMissed => "The postmortem is overdue.",
            _ => text,
        };
    }

    private static string StoppedByPolicy(IncidentEvent told) =>
        told.Text == IncidentEvent.Unanswered
            ? "🔴 The line stopped by itself: nobody answered in time. Backup and owner are called."
            : "🔴 The line stopped at once, as it does for this severity.";

    private static string After(string text) => text.Length == 0 ? "." : $": {text}";
}
