using AndonBot.Domain;
using AndonBot.Slack;

namespace AndonBot.Incidents.Actions;

/// <summary>"Need help": asks the incident's Fixer, or the line's owner when the Fixer is the one who asks.</summary>
internal sealed class AskForHelpHandler(IncidentChanges changes) : IButtonHandler
{
    public const string Button = "action.help";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (value.Action is not { } number)
            return CommonReplies.NotYet;
        await using var changing = await changes.LoadAction(by, number);
        var decision = changing.Decide((action, on) => action.AskForHelp(by.User, Helper(on, by.User), by.Now, on.Zone));
        await changes.Save(changing, decision);
        return changing.Reply(decision, (action, on) => ActionReplies.HelpAsked(action, Helper(on, by.User)));
    }

    private static string? Helper(LoadedAction on, string asker) =>
        new[] { on.Incident.Fixer, on.Line?.Line.Owner }.FirstOrDefault(person => person is not null && person != asker);
}
