using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Incidents;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>The command that was suggested for a text. It does what the command does when it is typed.</summary>
internal sealed class SuggestedCommandHandler(Func<HandlerRegistry> handlers, PermissionCheck permissions, PeopleDirectory people) : IButtonHandler
{
    /// <summary>The command itself needs what it needs.</summary>
    public Permission Needs => Permission.Pull;

    public string ActionId => SuggestedCommand.Button;

    public bool ShowsItself => false;

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        var command = AndonCommand.Parse(value.Text, await people.TodayOf(by));
        var handler = handlers().Command(command.GetType());
        var typed = by with { Text = value.Text };
        return await permissions.Refusal(typed, Door.Button, handler.Needs) ?? await handler.Run(typed, command);
    }
}
