using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Rotations;

/// <summary><c>fixer</c>: who is the Fixer of this channel's line, or of all when none lives here, until when, and who is next.</summary>
internal sealed class FixerHandler(StaffedLineStore lines) : ICommandHandler<AndonCommand.Fixer>
{
    public Permission Needs => Permission.Read;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Fixer command) =>
        RotationMessages.Fixers(await lines.Chosen(by.Viewer, null), by.Now);
}
