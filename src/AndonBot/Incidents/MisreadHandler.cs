using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>A command that does not fit its syntax: its usage is shown, and the text is kept.</summary>
internal sealed class MisreadHandler(TextKeeper kept) : ICommandHandler<AndonCommand.Misread>
{
    public Permission Needs => Permission.Read;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Misread command) =>
        await kept.Ask(by, Mrkdwn.Text(command.Usage), command.Text);
}
