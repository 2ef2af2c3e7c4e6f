using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.People;
using AndonBot.Slack;
using SlackNet;

namespace AndonBot.Incidents;

/// <summary><c>note 12 &lt;text&gt;</c>, "Note…": adds to the timeline.</summary>
internal sealed class NoteHandler(IncidentChanges changes, IncidentForms forms, MentionNames names)
    : ICommandHandler<AndonCommand.Note>, IButtonHandler, IFormHandler
{
    public const string Button = "incident.note";

    private const string Callback = "note";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => Callback;

    public string FirstInput => InputIds.Text;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Note command) => await Note(by, command.Incident, await names.Decode(by, command.Text));

    public Task<Reply?> Click(Interaction by, ButtonValue value) => forms.Open(by, value, Form, number => $"/andon note {number} <text>");

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form) =>
        form.Incident is not { } number ? IncidentForms.LostItsIncident
        : form.State.Text(InputIds.Text) is not { } text ? IncidentForms.NeedsText
        : FormResult.Of(await Note(by, number, text), form.ResponseUrl);

    internal static ModalViewDefinition Form(Incident incident) =>
        IncidentForms.Form(Callback, "Note", "Add", incident, Forms.Input(InputIds.Text, "What happened?", Forms.LongText()));

    private async Task<Reply> Note(Interaction by, long number, string text)
    {
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.Note(by.User, text, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, _ => new($"Noted on #{number}."));
    }
}
