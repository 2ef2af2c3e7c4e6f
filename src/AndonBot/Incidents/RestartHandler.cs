using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.People;
using AndonBot.Slack;
using SlackNet;

namespace AndonBot.Incidents;

/// <summary><c>restart 12 [containment]</c>, "Restart the line…".</summary>
internal sealed class RestartHandler(IncidentChanges changes, IncidentForms forms, MentionNames names)
    : ICommandHandler<AndonCommand.Restart>, IButtonHandler, IFormHandler
{
    public const string Button = "incident.restart";

    private const string Callback = "restart";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => Callback;

    public string FirstInput => InputIds.Text;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Restart command) =>
        await Restart(by, command.Incident, await names.DecodeOptional(by, command.Containment));

    public Task<Reply?> Click(Interaction by, ButtonValue value) => forms.Open(by, value, Form, number => $"/andon restart {number} <what was done>");

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form) => form.Incident is { } number
        ? FormResult.Of(await Restart(by, number, form.State.Text(InputIds.Text)), form.ResponseUrl)
        : IncidentForms.LostItsIncident;

    internal static ModalViewDefinition Form(Incident incident)
    {
        var needed = incident.ContainedAt is null;
        return IncidentForms.Form(
            Callback, "Restart the line", "Restart", incident,
            Forms.Input(InputIds.Text, needed ? "What was done so that the line can run?" : "Anything to add?", Forms.LongText(), optional: !needed));
    }

    private async Task<Reply> Restart(Interaction by, long number, string? containment)
    {
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.Restart(by.User, containment, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => IncidentReplies.Restarted(incident, changing.Line));
    }
}
