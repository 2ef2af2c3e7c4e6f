using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Lines;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>/andon &lt;what is wrong&gt;</c>: pulls the cord at once.</summary>
internal sealed class PullHandler(PullTheCord cord, PullKeeper keeper, PeopleDirectory people, MentionNames names) : ICommandHandler<AndonCommand.Pull>
{
    public Permission Needs => Permission.Pull;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Pull command)
    {
        var text = await names.Decode(by, command.Text);
        if (string.IsNullOrWhiteSpace(text))
            return CommonReplies.NothingToRead;
        var lacksNumber = command.Command is not null && command.LacksNumber(await people.TodayOf(by));
        return await cord.Pull(by, new(text, command.Severity ?? Severity.Sev2, Command: lacksNumber ? command.Command : null)
        {
            SoundsWorst = command.SoundsWorst,
        });
    }

    public Task<KeptReply?> RunWithoutDatabase(Interaction by, AndonCommand command) => command is AndonCommand.Pull pull
        && !string.IsNullOrWhiteSpace(IncomingText.Decode(pull.Text, _ => null))
            ? keeper.Keep(by, new(pull.Text, pull.Severity ?? Severity.Sev2))
            : Task.FromResult<KeptReply?>(null);
}
