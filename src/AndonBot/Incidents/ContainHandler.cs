using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.People;
using AndonBot.Slack;
using NodaTime;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Incidents;

/// <summary><c>contain 12 &lt;what was done&gt;</c>, "Contained…" and "Say the cause…": the temporary fix holds.</summary>
internal sealed class ContainHandler(IncidentChanges changes, IncidentForms forms, PeopleDirectory people, MentionNames names)
    : ICommandHandler<AndonCommand.Contain>, IButtonHandler, IFormHandler
{
    public const string Button = "incident.contain";

    private const string Callback = "contain";

    private const string Yes = "yes";
    private const string No = "no";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => Callback;

    public string FirstInput => InputIds.Text;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Contain command) =>
        await Contain(by, command.Incident, await names.Decode(by, command.Text), null, null, restart: false, began: null);

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        var zone = await people.ZoneOf(by);
        return await forms.Open(by, value, incident => Form(incident, zone), number => $"/andon contain {number} <what was done>");
    }

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form)
    {
        if (form.Incident is not { } number)
            return IncidentForms.LostItsIncident;
        if (form.State.Text(InputIds.Text) is not { } text)
            return IncidentForms.NeedsText;
        bool? temporary = form.State.Choice(InputIds.Temporary) switch { Yes => true, No => false, _ => null };
        var reply = await Contain(by, number, text, form.State.Text(InputIds.Cause), temporary, form.State.IsTicked(InputIds.AlsoRestart),
            BeganHandler.Read(form));
        return FormResult.Of(reply, form.ResponseUrl);
    }

    /// <param name="zone">Where whoever fills it in is.</param>
    internal static ModalViewDefinition Form(Incident incident, DateTimeZone zone)
    {
        var cause = Forms.Input(
            InputIds.Cause, "The cause, in one sentence", Forms.ShortText(incident.Cause, 1000), optional: incident.PostmortemIsOwed,
            hint: incident.PostmortemIsOwed ? "The postmortem will look for it, if you don't know yet." : null);
        List<Option> answers = [Forms.Option(Yes, "Temporary: it needs a permanent fix"), Forms.Option(No, "Permanent: it cannot come back")];
        var temporary = Forms.Input(InputIds.Temporary, "Is this temporary?", new RadioButtonGroup
        {
            Options = answers,
            InitialOption = incident.Temporary switch { true => answers[0], false => answers[1], null => null },
        });
        var blocks = new List<Block> { Forms.Input(InputIds.Text, "What was done?", Forms.LongText(Forms.Fitting(incident.Containment))), cause, temporary };
        if (incident.BeganAt is null)
            blocks.AddRange(BeganHandler.Inputs(incident, zone, optional: true));
        if (incident.OpenStop is not null)
        {
            Option restart = Forms.Option("restart", "Restart the line too");
            var ticked = new CheckboxGroup { Options = [restart], InitialOptions = [restart] };
            blocks.Add(Forms.Input(InputIds.AlsoRestart, "The line is stopped", ticked, optional: true));
        }

        return IncidentForms.Form(Callback, "Contained", "Save", incident, [.. blocks]);
    }

    private async Task<Reply> Contain(
        Interaction by, long number, string text, string? cause, bool? temporary, bool restart, (LocalDate? Day, LocalTime Time)? began)
    {
        var zone = await people.ZoneOf(by);
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident =>
        {
            var contained = incident.Contain(by.User, text, cause, temporary, restart, by.Now);
            return began is var (day, time) ? contained.And(incident, after => after.Began(by.User, day, time, zone, by.Now)) : contained;
        });
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => IncidentReplies.Contained(incident, changing.Line));
    }
}
