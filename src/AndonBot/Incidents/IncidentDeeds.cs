using AndonBot.Domain.Lines;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>What people do to an incident, whichever door they come through.</summary>
public sealed class IncidentDeeds(ChangeIncident change)
{
    public Task<Reply> Answer(Interaction by, long number) => change.Change(
        by, number, (incident, _) => incident.Answer(by.User, by.Now), _ => new($"You are on #{number}. Thank you."));

    public Task<Reply> Stop(Interaction by, long number, string? why) => change.Change(
        by, number, (incident, _) => incident.Stop(by.User, why, by.Now),
        _ => new($"The line is stopped by #{number}. Deploys are held until it is restarted."));

    public Task<Reply> Restart(Interaction by, long number, string? containment) => change.ChangeOnLine(
        by, number, (incident, _) => incident.Restart(by.User, containment, by.Now), IncidentReplies.Restarted);

    public Task<Reply> Contain(Interaction by, long number, string text, string? cause = null, bool? temporary = null, bool restart = false) => change.ChangeOnLine(
        by, number, (incident, _) => incident.Contain(by.User, text, cause, temporary, restart, by.Now), IncidentReplies.Contained);

    public Task<Reply> ComeBack(Interaction by, long number) => change.Change(
        by, number, (incident, policies) => incident.ComeBack(by.User, policies, by.Now),
        incident => new($"#{number} is called again.{IncidentReplies.Calling(incident)}"));

    public Task<Reply> Dismiss(Interaction by, long number, string why) => change.Change(
        by, number, (incident, _) => incident.Dismiss(by.User, why, by.Now),
        incident => new($"#{number} is a false alarm, and counts against nobody. {Mrkdwn.Person(incident.CalledBy)} is thanked for pulling all the same."));

    public Task<Reply> SetSeverity(Interaction by, long number, Severity severity) => change.Change(
        by, number, (incident, policies) => incident.SetSeverity(by.User, severity, policies, by.Now),
        incident => new($"#{number} is {IncidentWords.Severity(severity)} now.{(incident.OpenStop is null ? "" : " The line is stopped.")}"));

    public Task<Reply> Note(Interaction by, long number, string text) => change.Change(
        by, number, (incident, _) => incident.Note(by.User, text, by.Now), _ => new($"Noted on #{number}."));

    public Task<Reply> StillOnIt(Interaction by, long number) => change.Change(
        by, number, (incident, _) => incident.StillOnIt(by.User, by.Now), _ => new($"Still on #{number}. Thank you."));

    public Task<Reply> Held(Interaction by, long number) => change.Change(
        by, number, (incident, _) => incident.HoldPostmortem(by.User, by.Now, by.Now), IncidentReplies.Held);

    public Task<Reply> Extend(Interaction by, long number, LocalDate until, string why) => change.ChangeOnLine(
        by, number, (incident, line) => incident.ExtendPostmortem(by.User, until, why, line, by.Now),
        (incident, line) => IncidentReplies.Extended(incident, line!));

    public Task<Reply> Give(Interaction by, long number, string to) => change.Change(
        by, number, (incident, _) => incident.Reassign(by.User, to, by.Now),
        incident => new(to == by.User
            ? $"#{number} is yours now."
            : $"#{number} is {Mrkdwn.Person(to)}'s now; I'm {(incident.IsCalled ? "calling" : "telling")} them."));
}
