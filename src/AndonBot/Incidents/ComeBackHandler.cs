using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>back 12</c>, "It's back": the containment did not hold.</summary>
internal sealed class ComeBackHandler(IncidentChanges changes) : ICommandHandler<AndonCommand.Back>, IButtonHandler
{
    public const string Button = "incident.back";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Back command) => await ComeBack(by, command.Incident);

    public async Task<Reply?> Click(Interaction by, ButtonValue value) => value.Incident is { } number ? await ComeBack(by, number) : CommonReplies.NotYet;

    private async Task<Reply> ComeBack(Interaction by, long number)
    {
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.ComeBack(by.User, changing.Policies, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => new($"#{number} is called again.{IncidentReplies.Calling(incident)}"));
    }
}
