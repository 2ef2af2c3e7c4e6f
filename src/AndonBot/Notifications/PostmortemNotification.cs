using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Incidents.Postmortems;

/// <summary>Direct messages about a postmortem: it is due soon, now, or was due.</summary>
public static class PostmortemMessages
{
    /// <param name="recipient">Whoever owns the incident's clocks, or the line's owner, who hears of what is late.</param>
    public static Message Reminder(Incident incident, Line line, string recipient, Instant now)
    {
        var due = incident.PostmortemDue(line)!.Value;
        var what = Name(incident, line);
        var clock = $"{(due <= now ? "was due" : "is due")} {Mrkdwn.When(due)}";
        var text = recipient == incident.Fixer
            ? $"The postmortem of {what} {clock}.\n{What(incident)}\n{Rest(incident)}"
            : $"The postmortem of {what} {clock}, and {Mrkdwn.Person(incident.Fixer!)} has its clock. "
                + $"Perhaps a hand would help, or another day.\n{What(incident)}\n{Rest(incident)}";
        return new Reply(text, new ReplyButton(ActionIds.Postmortem, "Write the postmortem…", incident.Number.ToString(), Primary: true)).ToMessage();
    }

    /// <summary>What a reminder says once the postmortem was held.</summary>
    public static Message Held(Incident incident, Line line)
    {
        var held = $"{Mrkdwn.When(incident.HeldAt!.Value)} {IncidentWords.By(incident.HeldBy)}";
        return new Reply($"The postmortem of {Name(incident, line)} was held {held}.\n{What(incident)}").ToMessage();
    }

    private static string Name(Incident incident, Line line) => $"*#{incident.Number} · {IncidentWords.Severity(incident.Severity)} · {line.Name}*";

    private static string What(Incident incident) => Mrkdwn.Quote(IncidentText.Clamp(incident.Text, IncidentText.CardRoom));

    private static string Rest(Incident incident) => incident.RootCause is null
        ? $"It needs its root cause, and to be held. When that takes longer: `/andon extend {incident.Number} &lt;date&gt; &lt;why&gt;`."
        : $"Its root cause is written. When it was held: `/andon held {incident.Number}`.";
}
