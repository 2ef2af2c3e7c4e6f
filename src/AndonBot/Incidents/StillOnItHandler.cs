using AndonBot.Domain;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>"Still on it": the answer to a reminder.</summary>
internal sealed class StillOnItHandler(IncidentChanges changes) : IButtonHandler
{
    public const string Button = "incident.still";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (value.Incident is not { } number)
            return CommonReplies.NotYet;
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.StillOnIt(by.User, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, _ => new($"Still on #{number}. Thank you."));
    }
}
