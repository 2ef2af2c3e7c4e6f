using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary><c>extend 12 &lt;date&gt; &lt;why&gt;</c>: moves the postmortem's due time.</summary>
internal sealed class ExtendHandler(IncidentChanges changes, MentionNames names) : ICommandHandler<AndonCommand.Extend>
{
    public Permission Needs => Permission.Act;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Extend command)
    {
        var why = await names.Decode(by, command.Why);
        await using var changing = await changes.Load(by, command.Incident);
        var decision = changing.Decide((incident, line) => incident.ExtendPostmortem(by.User, command.Until, why, line, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => IncidentReplies.Extended(incident, changing.Line!));
    }
}
