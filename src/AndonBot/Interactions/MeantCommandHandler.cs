using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Incidents;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>"I meant #12": what was pulled was a command without its number. Does the command, and takes the pull back.</summary>
internal sealed class MeantCommandHandler(
    Func<HandlerRegistry> handlers, DeliveryStore deliveries, DismissHandler dismissal, PermissionCheck permissions, PeopleDirectory people) : IButtonHandler
{
    public Permission Needs => Permission.Act;

    public string ActionId => MeantCommand.Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (value.Text.Split(' ', 2) is not [var target, var key] || ButtonValue.Number(target) is not { } other
            || await deliveries.Find(by, key) is not { IncidentNumber: { } pulled } kept)
        {
            return new("That text is not kept any more. Please type the command with its number, such as `/andon note 12 &lt;text&gt;`.");
        }

        if (AndonCommand.Parse(Mrkdwn.Text(kept.Text), await people.TodayOf(by)) is not AndonCommand.Pull text
            || text.Meant((int)other, await people.TodayOf(by)) is not { } command)
        {
            return new($"I could not read that as a command for #{other}. Please type it with its number, such as `/andon note {other} &lt;text&gt;`.");
        }

        // By the pull's own key: clicked twice it is still one note.
        var handler = handlers().Command(command.GetType());
        var meant = by with { Key = key + ":meant" };
        if (await permissions.Refusal(meant, Door.Button, handler.Needs) is { } refusal)
            return refusal;
        var reply = await handler.Run(meant, command);
        await dismissal.Dismiss(by with { Key = key + ":taken-back" }, pulled, $"meant for #{other}");
        return reply;
    }
}
