using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Incidents.Actions;

/// <summary><c>actions [mine|overdue|@user|12]</c>.</summary>
internal sealed class ListActionsHandler(ActionListStore actions) : ICommandHandler<AndonCommand.ListActions>
{
    public Permission Needs => Permission.Read;

    public async Task<Reply?> Run(Interaction by, AndonCommand.ListActions command)
    {
        var user = command.Scope == ActionScope.Mine ? by.User : command.User;
        return ActionMessages.List(await actions.List(by.Viewer, command.Scope, user, command.Incident, by.Now), command.Scope);
    }
}
