using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.People;
using AndonBot.Slack;
using SlackNet;

namespace AndonBot.Incidents;

/// <summary><c>dismiss 12 &lt;why&gt;</c>, "False alarm…".</summary>
internal sealed class DismissHandler(IncidentChanges changes, IncidentForms forms, MentionNames names)
    : ICommandHandler<AndonCommand.Dismiss>, IButtonHandler, IFormHandler
{
    public const string Button = "incident.dismiss";

    private const string Callback = "dismiss";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => Callback;

    public string FirstInput => InputIds.Text;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Dismiss command) => await Dismiss(by, command.Incident, await names.Decode(by, command.Why));

    public Task<Reply?> Click(Interaction by, ButtonValue value) => forms.Open(by, value, Form, number => $"/andon dismiss {number} <why>");

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form) =>
        form.Incident is not { } number ? IncidentForms.LostItsIncident
        : form.State.Text(InputIds.Text) is not { } why ? IncidentForms.NeedsText
        : FormResult.Of(await Dismiss(by, number, why), form.ResponseUrl);

    internal static ModalViewDefinition Form(Incident incident) => IncidentForms.Form(
        Callback, "False alarm", "Dismiss", incident,
        Forms.Input(InputIds.Text, "Why is it a false alarm?", Forms.LongText(), hint: "It counts against nobody; whoever pulled is thanked."));

    /// <summary>Dismisses an incident, also for another interaction that takes a pull back.</summary>
    public async Task<Reply> Dismiss(Interaction by, long number, string why)
    {
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.Dismiss(by.User, why, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => new(
            $"#{number} is a false alarm, and counts against nobody. {Mrkdwn.Person(incident.CalledBy)} is thanked for pulling all the same."));
    }
}
