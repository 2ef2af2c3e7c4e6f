using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>The words for incidents that every message shares.</summary>
internal static class IncidentWords
{
    public static string Lamp(Lamp lamp) => lamp switch
    {
        Domain.Lines.Lamp.Red => "🔴",
        Domain.Lines.Lamp.Yellow => "🟡",
        _ => "🟢",
    };

    public static string Lamp(Incident incident) =>
        incident.IsOpen || incident.OpenStop is not null ? Lamp(incident.Lamp) : "⚪";

    public static string Severity(Severity severity) => $"SEV{(int)severity}";

    public static string SeverityChoice(Severity severity) => severity switch
    {
        Domain.Lines.Severity.Sev1 => "SEV1: customers cannot work",
        Domain.Lines.Severity.Sev2 => "SEV2: degraded",
        _ => "SEV3: a defect, nobody blocked",
    };

    /// <summary>Who did something, in mrkdwn; where policy did, nobody.</summary>
    public static string By(string? who) => who is null ? "by itself" : $"by {Mrkdwn.Person(who)}";

    /// <summary>"#12 checkout is down", short enough for a line of a list.</summary>
    public static string Title(Incident incident, int room = 120) =>
        $"*#{incident.Number}* {Mrkdwn.Text(IncidentText.Clamp(incident.Text.ReplaceLineEndings(" "), room))}";

    public static string Status(Incident incident) => incident switch
    {
        { MergedInto: { } other } => $"the same as #{other}",
        { Status: IncidentStatus.Dismissed } => "false alarm",
        { Status: IncidentStatus.Fixed } => "fixed",
        { Status: IncidentStatus.Learned } => "learned",
        { Status: IncidentStatus.Contained } => $"contained {Mrkdwn.When(incident.ContainedAt!.Value)}",
        { Status: IncidentStatus.Answered } => $"{Mrkdwn.Person(incident.AnsweredBy!)} is on it",
        _ => "called, unanswered",
    };

    /// <summary>The postmortem's clock, to go on with; null when none runs.</summary>
    public static string? PostmortemClock(Incident incident, Line line, Instant now) =>
        incident.PostmortemDue(line) is { } due ? $"postmortem {(due <= now ? "was due" : "due")} {Mrkdwn.When(due)}" : null;

    /// <summary>The sentence of an unanswered incident's clock.</summary>
    public static string AnswerClock(Incident incident, Line line, Instant now) => $"An {AnswerDue(incident, line, now)}.";

    /// <summary>The same as a part of a line.</summary>
    public static string AnswerDue(Incident incident, Line line, Instant now)
    {
        var due = incident.AnswerDue(line);
        if (due <= now)
            return $"answer was due {Mrkdwn.When(due)}";
        var stops = line.Policies[incident.Severity].StopRule == StopRule.IfUnanswered && incident.OpenStop is null;
        return $"answer is due {Mrkdwn.When(due)}{(stops ? "; then the line stops by itself" : "")}";
    }
}
