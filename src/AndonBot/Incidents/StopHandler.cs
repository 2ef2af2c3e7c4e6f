using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>stop 12 [why]</c>, "Stop the line".</summary>
internal sealed class StopHandler(IncidentChanges changes, OnlyOpenIncident onlyOpen, MentionNames names) : ICommandHandler<AndonCommand.Stop>, IButtonHandler
{
    public const string Button = "incident.stop";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Stop command)
    {
        var (number, question) = await onlyOpen.Find(by, command.Incident, "stop");
        return question ?? await Stop(by, number, await names.DecodeOptional(by, command.Why));
    }

    public async Task<Reply?> Click(Interaction by, ButtonValue value) => value.Incident is { } number ? await Stop(by, number, null) : CommonReplies.NotYet;

    private async Task<Reply> Stop(Interaction by, long number, string? why)
    {
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.Stop(by.User, why, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, _ => new($"The line is stopped by #{number}. Deploys are held until it is restarted."));
    }
}
