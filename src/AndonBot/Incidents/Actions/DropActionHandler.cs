using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Incidents.Actions;

/// <summary><c>drop A34 &lt;why&gt;</c>: the action will not be done.</summary>
internal sealed class DropActionHandler(IncidentChanges changes, MentionNames names) : ICommandHandler<AndonCommand.Drop>
{
    public Permission Needs => Permission.Act;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Drop command)
    {
        var why = await names.Decode(by, command.Why);
        await using var changing = await changes.LoadAction(by, command.Action);
        var decision = changing.Decide((action, _) => action.Drop(by.User, why, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, (action, _) => new($"A{action.Number} is dropped. The thread of #{action.Incident} says why."));
    }
}
