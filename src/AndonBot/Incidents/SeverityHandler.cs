using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Lines;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>sev 12 1</c>, and the menu of severities.</summary>
internal sealed class SeverityHandler(IncidentChanges changes) : ICommandHandler<AndonCommand.SetSeverity>, IButtonHandler
{
    public const string Button = "incident.severity";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public async Task<Reply?> Run(Interaction by, AndonCommand.SetSeverity command) => await Set(by, command.Incident, command.Severity);

    public async Task<Reply?> Click(Interaction by, ButtonValue value) => value.Numbers switch
    {
        [var number, var severity and >= 1 and <= 3] => await Set(by, number, (Severity)severity),
        [_] => new Reply(Mrkdwn.Text(Usage.Of("sev")!)),
        _ => CommonReplies.NotYet,
    };

    private async Task<Reply> Set(Interaction by, long number, Severity severity)
    {
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.SetSeverity(by.User, severity, changing.Policies, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => new(
            $"#{number} is {IncidentWords.Severity(severity)} now.{(incident.OpenStop is null ? "" : " The line is stopped.")}"));
    }
}
