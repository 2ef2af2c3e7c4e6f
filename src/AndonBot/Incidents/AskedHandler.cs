using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>A text that asks for something, or might: what was probably meant is offered, the text is kept, and nothing is pulled yet.</summary>
internal sealed class AskedHandler(TextKeeper kept, StaffedLineStore lines, TimelineStore timeline, PeopleDirectory people)
    : ICommandHandler<AndonCommand.Asked>
{
    /// <summary>Whoever may pull is asked: it may be a pull after all.</summary>
    public Permission Needs => Permission.Pull;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Asked command)
    {
        await kept.Keep(by, command.Text);
        if (command.Likely is not null || command.Reason is not (AskedReason.Command or AskedReason.Over) || await OnlyOpen(by) is not { } open)
            return AskedReplies.Of(command, command.Likely, null, by.Key);
        return command.Reason == AskedReason.Over
            ? AskedReplies.Of(command, null, open, by.Key)
            : AskedReplies.Of(command, command.With((int)open, await people.TodayOf(by)), null, by.Key);
    }

    public Task<KeptReply?> RunWithoutDatabase(Interaction by, AndonCommand command) =>
        Task.FromResult<KeptReply?>(new(AskedReplies.WithoutDatabase((AndonCommand.Asked)command)));

    private async Task<long?> OnlyOpen(Interaction by)
    {
        if (await lines.InChannel(by.Workspace, by.Channel) is not { } here)
            return null;
        var open = await timeline.Open(by.Viewer, here.Line.Id, 2);
        return open.Count == 1 ? open[0].Number : null;
    }
}
