using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>same 13 12</c>, "Same as #12": one incident goes on in another.</summary>
internal sealed class MergeHandler(IncidentChanges changes) : ICommandHandler<AndonCommand.Same>, IButtonHandler
{
    public const string Button = "incident.same";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Same command) => await Merge(by, command.Incident, command.Earlier);

    public async Task<Reply?> Click(Interaction by, ButtonValue value) => value.Numbers switch
    {
        [var number, var into] => await Merge(by, number, into),
        [_] => new Reply(Mrkdwn.Text(Usage.Of("same")!)),
        _ => CommonReplies.NotYet,
    };

    private async Task<Reply> Merge(Interaction by, long number, long into)
    {
        var (changing, other) = await changes.Load(by, number, into);
        await using (changing)
        {
            if (changing.On is not null && other is null)
                return IncidentReplies.Unknown(into);
            var decision = changing.Decide(incident => incident.SameAs(other!.Incident, by.User, by.Now));
            await changes.Save(changing, decision);
            return changing.Reply(decision, _ => IncidentReplies.Merged(number, into));
        }
    }
}
