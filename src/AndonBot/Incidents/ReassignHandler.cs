using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.People;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Incidents;

/// <summary><c>give 12 @user</c>, "Hand over…": the incident's clocks get another owner.</summary>
internal sealed class ReassignHandler(IncidentChanges changes, IncidentForms forms, PeopleDirectory people)
    : ICommandHandler<AndonCommand.GiveIncident>, IButtonHandler, IFormHandler
{
    public const string Button = "incident.give";

    private const string Callback = "give";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => Callback;

    public string FirstInput => InputIds.Owner;

    public async Task<Reply?> Run(Interaction by, AndonCommand.GiveIncident command) => await Reassign(by, command.Incident, command.User);

    public Task<Reply?> Click(Interaction by, ButtonValue value) => forms.Open(by, value, Form, number => $"/andon give {number} @user");

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form) =>
        form.Incident is not { } number ? IncidentForms.LostItsIncident
        : form.State.Person(InputIds.Owner) is not { } to ? IncidentForms.NeedsText
        : FormResult.Of(await Reassign(by, number, to), form.ResponseUrl);

    internal static ModalViewDefinition Form(Incident incident) => IncidentForms.Form(
        Callback, "Hand over", "Hand over", incident,
        Forms.Input(InputIds.Owner, "To whom?", new UserSelectMenu(), hint: "Its clocks are theirs from then on; if nobody has answered, they are called."));

    private async Task<Reply> Reassign(Interaction by, long number, string to)
    {
        if (!await people.May(by.Workspace, to, Permission.Act))
            return new($"{Mrkdwn.Person(to)} cannot take #{number}: only full members of the workspace can. Please choose somebody else.");
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.Reassign(by.User, to, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => new(to == by.User
            ? $"#{number} is yours now."
            : $"#{number} is {Mrkdwn.Person(to)}'s now; I'm {(incident.IsCalled ? "calling" : "telling")} them."));
    }
}
