using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>held 12</c>: the postmortem was held just now.</summary>
internal sealed class HeldHandler(IncidentChanges changes) : ICommandHandler<AndonCommand.Held>
{
    public Permission Needs => Permission.Act;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Held command)
    {
        await using var changing = await changes.Load(by, command.Incident);
        var decision = changing.Decide(incident => incident.HoldPostmortem(by.User, by.Now, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, IncidentReplies.Held);
    }
}
