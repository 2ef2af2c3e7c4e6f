using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.People;
using AndonBot.Slack;
using NodaTime;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Incidents;

/// <summary><c>began 12 [date] [time]</c>, "When did it begin?": the time from which the time to pull is counted.</summary>
internal sealed class BeganHandler(IncidentChanges changes, IncidentForms forms, PeopleDirectory people)
    : ICommandHandler<AndonCommand.Began>, IButtonHandler, IFormHandler
{
    public const string Button = "incident.began";

    /// <summary>The input for the time.</summary>
    public const string At = "began_at";

    private const string Callback = "began";
    private const string On = "began_on";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => Callback;

    public string FirstInput => At;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Began command) => command.Time is { } time
        ? await Begin(by, command.Incident, command.Day, time)
        : await Click(by, new($"{command.Incident}"));

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        var zone = await people.ZoneOf(by);
        return await forms.Open(by, value, incident => Form(incident, zone), number => $"/andon began {number} 9:10");
    }

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form) =>
        form.Incident is not { } number ? IncidentForms.LostItsIncident
        : form.State.Time(At) is not { } time ? FormResult.Refuse("Please choose the time; about is good enough.")
        : FormResult.Of(await Begin(by, number, form.State.Date(On), time), form.ResponseUrl);

    /// <param name="zone">Where whoever fills it in is.</param>
    internal static ModalViewDefinition Form(Incident incident, DateTimeZone zone) =>
        IncidentForms.Form(Callback, "When did it begin?", "Save", incident, Inputs(incident, zone, optional: false));

    /// <summary>The inputs for the beginning, also for other forms that ask for it.</summary>
    internal static Block[] Inputs(Incident incident, DateTimeZone zone, bool optional) =>
    [
        Forms.Input(On, "On which day did it begin?", Forms.Date((incident.BeganAt ?? incident.CalledAt).InZone(zone).Date), optional: optional),
        Forms.Input(
            At, "At what time?", new TimePicker(), optional: optional,
            hint: "Your own time; about is good enough. It shows how long a defect goes unseen, not who missed it."),
    ];

    /// <summary>The day and time in a form; null when no time was chosen.</summary>
    internal static (LocalDate? Day, LocalTime Time)? Read(SubmittedForm form) =>
        form.State.Time(At) is { } time ? (form.State.Date(On), time) : null;

    private async Task<Reply> Begin(Interaction by, long number, LocalDate? day, LocalTime time)
    {
        var zone = await people.ZoneOf(by);
        await using var changing = await changes.Load(by, number);
        var decision = changing.Decide(incident => incident.Began(by.User, day, time, zone, by.Now));
        await changes.Save(changing, decision);
        return changing.Reply(decision, incident => new($"#{number} began {Mrkdwn.When(incident.BeganAt!.Value)}. Thank you."));
    }
}
