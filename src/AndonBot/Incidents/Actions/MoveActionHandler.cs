using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.Incidents.Actions;

/// <summary><c>move A34 &lt;date&gt; &lt;why&gt;</c>, "Move…".</summary>
internal sealed class MoveActionHandler(IncidentChanges changes, ActionForms forms, PeopleDirectory people, MentionNames names)
    : ICommandHandler<AndonCommand.Move>, IButtonHandler, IFormHandler
{
    public const string Button = "action.move";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => ActionForms.MoveCallback;

    public string FirstInput => InputIds.Text;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Move command) =>
        await Move(by, command.Action, command.Due, await names.Decode(by, command.Why));

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        var tomorrow = (await people.TodayOf(by)).PlusDays(1);
        return await forms.Open(by, value, action => ActionForms.Move(action, tomorrow), number => $"/andon move A{number} <date> <why>");
    }

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form)
    {
        if (form.Action is not { } number)
            return ActionForms.SubjectMissing;
        return form.State.Date(InputIds.Due) is { } due && form.State.Text(InputIds.Text) is { } why
            ? FormResult.Of(await Move(ActionForms.Keyed(by, due), number, due, why))
            : FormResult.Refuse("Please say until when, and why.");
    }

    private async Task<Reply> Move(Interaction by, long number, LocalDate due, string why)
    {
        await using var changing = await changes.LoadAction(by, number);
        var decision = changing.Decide((action, on) => action.Move(by.User, due, why, by.Now, on.Zone));
        await changes.Save(changing, decision);
        return changing.Reply(decision, (action, on) => ActionReplies.Moved(action, on.Today(by.Now)));
    }
}
