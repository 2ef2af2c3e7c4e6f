using AndonBot.Domain.Incidents;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>The timeline in words.</summary>
public static class ThreadMessages
{
    /// <summary>One row of the timeline as a sentence in mrkdwn.</summary>
    public static string Sentence(IncidentEvent entry, Incident incident)
    {
        if (entry.IsAboutAction)
            return ActionWords.Sentence(entry);
        var who = entry.Who is null ? "" : Mrkdwn.Person(entry.Who);
        var text = entry.Text is null ? "" : Mrkdwn.Text(entry.Text);
        return entry.Kind switch
        {
            IncidentEventKind.Pulled => $"{who} pulled the cord{After(text)}",
            IncidentEventKind.Placed => $"{who} chose the line.",
            IncidentEventKind.Answered => $"{who} is on it.",
            IncidentEventKind.Stopped when entry.Who is null => StoppedByPolicy(entry),
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
            IncidentEventKind.HandedOver when entry.Who is null => $"Its Fixer cannot act any more: it is {Mrkdwn.Person(entry.Text ?? "")}'s now.",
            IncidentEventKind.HandedOver => $"{who} handed it over to {Mrkdwn.Person(entry.Text ?? "")}.",
            IncidentEventKind.Merged => $"{who} says it is the same as {text}. It goes on there.",
            IncidentEventKind.Joined => $"{who} says it is the same as {text}.",
            IncidentEventKind.PostmortemWritten when entry.Text is null => $"{who} wrote the postmortem.",
            IncidentEventKind.PostmortemWritten => $"{who} wrote the postmortem. Root cause: {text}",
            IncidentEventKind.Held => $"{who} says the postmortem was held.",
            IncidentEventKind.Extended => $"{who} moved the postmortem's due time to {text}",
            IncidentEventKind.FromMessage => $"The cord was pulled at {Mrkdwn.Link(entry.Text!, "this message")}.",
            IncidentEventKind.PostmortemMissed => "The postmortem is overdue.",
            _ => text,
        };
    }

    private static string StoppedByPolicy(IncidentEvent entry) =>
        entry.Text == IncidentEvent.Unanswered
            ? "🔴 The line stopped by itself: nobody answered in time. Backup and owner are called."
            : "🔴 The line stopped at once, as it does for this severity.";

    private static string After(string text) => text.Length == 0 ? "." : $": {text}";
}
