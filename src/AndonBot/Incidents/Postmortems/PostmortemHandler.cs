using System.Security.Cryptography;
using System.Text;
using AndonBot.Domain;
using AndonBot.Domain.Calendar;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Postmortems;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.Incidents.Postmortems;

/// <summary><c>postmortem 12</c>, "Postmortem…": writes the postmortem, and says when it was held.</summary>
internal sealed class PostmortemHandler(
    IncidentChanges changes, FormOpener opener, TimelineStore timeline, StaffedLineStore lines, OnlyOpenIncident onlyOpen, PeopleDirectory people,
    MentionNames names) : ICommandHandler<AndonCommand.Postmortem>, IButtonHandler, IFormHandler
{
    public const string Button = "postmortem.open";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => PostmortemForm.Callback;

    public string FirstInput => InputIds.Happened;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Postmortem command)
    {
        var (number, question) = await onlyOpen.Find(by, command.Incident, "postmortem");
        return question ?? await Open(by, number);
    }

    public async Task<Reply?> Click(Interaction by, ButtonValue value) => value.Incident is { } number ? await Open(by, number) : CommonReplies.NotYet;

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form)
    {
        if (form.Incident is not { } number)
            return IncidentForms.LostItsIncident;
        var state = form.State;
        var happened = await names.DecodeInput(by, state.Text(InputIds.Happened));
        var rootCause = await names.DecodeInput(by, state.Text(InputIds.RootCause));
        var typed = state.Text(InputIds.HeldAt);
        var held = typed is null ? new HeldTime(state.Date(InputIds.HeldAt), state.Time(InputIds.HeldTime)) : HeldTime.Read(typed);
        if (happened is null && rootCause is null && held is { Day: null, Time: null })
            return FormResult.Refuse("Please write in a few words what happened.");

        // The same form with another content is another interaction; the same content twice is not.
        by = by with { Key = $"{by.Key}:{Hash(string.Join('\0', happened, rootCause, typed, held))}" };
        var heldAt = held is { } time ? await InstantOf(by, number, time) : null;
        var reply = await Write(by, number, happened, rootCause, heldAt);
        if (held is null)
            return FormResult.Refuse("I cannot read that as a time. Please write it like 2026-12-01 14:00. What you wrote above is saved.", InputIds.HeldAt);
        // What keeps it from being held is the time, or that there is no root cause.
        var input = heldAt is null ? InputIds.Happened : rootCause is null ? InputIds.RootCause : InputIds.HeldAt;
        return reply.IsDone ? new FormResult.Closed() : new FormResult.Refused(reply, input);
    }

    private async Task<Reply?> Open(Interaction by, long number)
    {
        if (await timeline.Find(by.Viewer, number) is not { } incident)
            return IncidentReplies.Unknown(number);
        var happened = incident.Happened ?? await Story(by, incident);
        return await opener.Open(by, PostmortemForm.Form(incident, happened), $"/andon postmortem {number}");
    }

    /// <summary>Writes the postmortem down, and marks it held where a time is given. What was written stays when holding is refused.</summary>
    private async Task<Reply> Write(Interaction by, long number, string? happened, string? rootCause, Instant? heldAt)
    {
        await using var changing = await changes.Load(by, number);
        var written = changing.Decide(incident => incident.WritePostmortem(by.User, happened, rootCause, by.Now));
        var decision = heldAt is { } at && written is not Decision.Refused
            ? changing.Decide(incident => (written is Decision.Done { Changes.Count: > 0 } done ? done.Incident : incident).HoldPostmortem(by.User, at, by.Now))
            // Saving what is saved already is no mistake: the form closes.
            : written is Decision.Already ? new Decision.Done([]) : written;
        await changes.Save(
            changing.Transaction, changing.On?.Incident.Number, decision, [.. Changes(written), .. decision == written ? [] : Changes(decision)]);
        return changing.Reply(decision, incident => heldAt is null
            ? new($"The postmortem of #{number} is saved. Thank you.")
            : IncidentReplies.Held(incident));
    }

    private async Task<string> Story(Interaction by, Incident incident)
    {
        var events = await timeline.Events(by.Workspace, incident.Number);
        return await names.ToText(by.Workspace, PostmortemForm.Story(incident, events, await people.ZoneOf(by)));
    }

    private async Task<Instant?> InstantOf(Interaction by, long number, HeldTime held)
    {
        if (await timeline.Find(by.Viewer, number) is not { } incident)
            return null;
        var zone = await people.ZoneOf(by);
        var line = incident.LineId is { } id ? await lines.WithId(by.Workspace, id) : null;
        return held.In(zone, line?.Line.Calendar ?? WorkingCalendar.Default(zone), incident.PulledAt, by.Now);
    }

    private static IReadOnlyList<Change> Changes(Decision decision) => decision is Decision.Done done ? done.Changes : [];

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
