using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>A command with a number and nothing else, such as <c>contain 12</c>, opens the form that its button opens.</summary>
internal sealed class OpenFormHandler(Func<HandlerRegistry> handlers, PermissionCheck permissions) : ICommandHandler<AndonCommand.OpenForm>
{
    /// <summary>The form itself needs what its button needs.</summary>
    public Permission Needs => Permission.Read;

    public async Task<Reply?> Run(Interaction by, AndonCommand.OpenForm command)
    {
        var button = handlers().Button(ButtonOf(command.Command))!;
        return await permissions.Refusal(by, Door.Command, button.Needs) ?? await button.Click(by, new(command.Number));
    }

    private static string ButtonOf(string command) => command switch
    {
        "contain" => ContainHandler.Button,
        "note" => NoteHandler.Button,
        "dismiss" => DismissHandler.Button,
        "give" => ReassignHandler.Button,
        "action" => AddActionHandler.Button,
        "move" => MoveActionHandler.Button,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "A command without a form."),
    };
}
