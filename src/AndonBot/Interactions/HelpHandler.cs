using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary><c>help</c>: short help, or the usage of one command.</summary>
internal sealed class HelpHandler : ICommandHandler<AndonCommand.Help>
{
    public Permission Needs => Permission.Read;

    public Task<Reply?> Run(Interaction by, AndonCommand.Help command) => Task.FromResult<Reply?>(HelpMessages.About(command.About));
}
