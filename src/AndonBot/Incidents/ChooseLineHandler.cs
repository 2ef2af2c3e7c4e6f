using AndonBot.Domain;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>A button with a line's name: chooses the line of a pull that was made where none lives, and calls its Fixer.</summary>
internal sealed class ChooseLineHandler(IncidentChanges changes, StaffedLineStore lines) : IButtonHandler
{
    public const string Button = "pull.line";

    public Permission Needs => Permission.Pull;

    public string ActionId => Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (value.Text.Split(' ', 2) is not [var first, var name] || ButtonValue.Number(first) is not { } number)
            return CommonReplies.NotYet;
        if (await lines.Named(by.Viewer, name) is not { } line)
            return new($"There is no line {Mrkdwn.Text(name)} any more. `/andon status` shows the lines.");
        await using var changing = await changes.Load(by, number);
        var fixer = line.OnCallAt(by.Now).Fixer;
        var decision = changing.Decide(incident => incident.Place(by.User, line.Line.Id, fixer, line.Line.Policies, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => new($"#{number} is on {line.Line.Name}.{IncidentReplies.Calling(incident)}"));
    }
}
