using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>One word that is nearly a command: the command is suggested, and the text is kept.</summary>
internal sealed class MistypedHandler(TextKeeper kept) : ICommandHandler<AndonCommand.DidYouMean>
{
    public Permission Needs => Permission.Read;

    public async Task<Reply?> Run(Interaction by, AndonCommand.DidYouMean command) =>
        await kept.Ask(by, $"Did you mean `/andon {command.Suggestion}`?", command.Text, "Pull anyway");
}
