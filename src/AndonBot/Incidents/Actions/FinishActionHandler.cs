using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Incidents.Actions;

/// <summary><c>done A34 [evidence]</c>, "Done…".</summary>
internal sealed class FinishActionHandler(IncidentChanges changes, ActionForms forms, MentionNames names)
    : ICommandHandler<AndonCommand.Done>, IButtonHandler, IFormHandler
{
    public const string Button = "action.done";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => ActionForms.DoneCallback;

    public string FirstInput => InputIds.Text;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Done command) =>
        await Finish(by, command.Action, await names.DecodeOptional(by, command.Evidence));

    public Task<Reply?> Click(Interaction by, ButtonValue value) =>
        forms.Open(by, value, action => ActionForms.Done(action), number => $"/andon done A{number} [where to see it]");

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form) => form.Action is { } number
        ? FormResult.Of(await Finish(ActionForms.Keyed(by, null), number, form.State.Text(InputIds.Text)))
        : ActionForms.SubjectMissing;

    private async Task<Reply> Finish(Interaction by, long number, string? evidence)
    {
        await using var changing = await changes.LoadAction(by, number);
        var decision = changing.Decide((action, _) => action.Finish(by.User, evidence, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, (action, _) => new($"A{action.Number} is done. Thank you."));
    }
}
