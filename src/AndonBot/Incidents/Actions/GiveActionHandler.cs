using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Incidents.Actions;

/// <summary><c>give A34 @user</c>: the action gets another owner.</summary>
internal sealed class GiveActionHandler(IncidentChanges changes, PeopleDirectory people) : ICommandHandler<AndonCommand.GiveAction>
{
    public Permission Needs => Permission.Act;

    public async Task<Reply?> Run(Interaction by, AndonCommand.GiveAction command)
    {
        if (!await people.May(by.Workspace, command.User, Permission.Act))
            return ActionReplies.CannotOwn(command.User);
        await using var changing = await changes.LoadAction(by, command.Action);
        var decision = changing.Decide((action, _) => action.Give(by.User, command.User, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, (action, _) => ActionReplies.Given(action, by.User));
    }
}
