using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>ack 12</c>, "I'm on it": somebody answers.</summary>
internal sealed class AnswerHandler(IncidentChanges changes, OnlyOpenIncident onlyOpen) : ICommandHandler<AndonCommand.Answer>, IButtonHandler
{
    public const string Button = "incident.answer";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Answer command)
    {
        var (number, question) = await onlyOpen.Find(by, command.Incident, "ack");
        return question ?? await Answer(by, number);
    }

    public async Task<Reply?> Click(Interaction by, ButtonValue value) => value.Incident is { } number ? await Answer(by, number) : CommonReplies.NotYet;

    private async Task<Reply> Answer(Interaction by, long number)
    {
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.Answer(by.User, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, _ => new($"You are on #{number}. Thank you."));
    }
}
