using AndonBot.Domain;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.People;
using AndonBot.Slack;
using NodaTime.Text;

namespace AndonBot.Incidents.Actions;

/// <summary><c>action 12 &lt;text&gt; @owner &lt;date&gt;</c>, "Add action…".</summary>
internal sealed class AddActionHandler(
    IncidentChanges changes, FormOpener opener, TimelineStore timeline, DeliveryStore deliveries, PeopleDirectory people, MentionNames names)
    : ICommandHandler<AndonCommand.AddAction>, IButtonHandler, IFormHandler
{
    public const string Button = "action.add";

    public Permission Needs => Permission.Act;

    public string ActionId => Button;

    public string CallbackId => ActionForms.AddCallback;

    public string FirstInput => InputIds.Text;

    public async Task<Reply?> Run(Interaction by, AndonCommand.AddAction command)
    {
        var (owner, text) = (command.Owner ?? by.User, await names.Decode(by, command.Text));
        if (string.IsNullOrWhiteSpace(text))
            return new(Mrkdwn.Text(Usage.Of("action")!));
        if (!await people.May(by.Workspace, owner, Permission.Act))
            return ActionReplies.CannotOwn(owner);
        if (!VagueVerbs.Begin(text))
            return await Add(by, command.Incident, new(text, owner, command.Due, command.Temporary, Vague: false));

        // Kept as the command that it was, with the date that was meant on this day.
        var date = LocalDatePattern.Iso.Format(command.Due);
        await deliveries.Keep(by, $"action {command.Incident} {command.Text} {Mrkdwn.Person(owner)} {date}{(command.Temporary ? " temporary" : "")}");
        return ActionReplies.WhatWillBeDifferent(text, by.Key);
    }

    public async Task<Reply?> Click(Interaction by, ButtonValue value)
    {
        if (value.Incident is not { } number)
            return CommonReplies.NotYet;
        return await timeline.Find(by.Viewer, number) is { } incident
            ? await opener.Open(by, ActionForms.Add(incident), $"/andon action {number} <what will change> @owner <date>")
            : IncidentReplies.Unknown(number);
    }

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form)
    {
        var (state, due) = (form.State, form.State.Date(InputIds.Due));
        if (form.Incident is not { } incident)
            return ActionForms.SubjectMissing;
        if (state.Text(InputIds.Text) is not { } typed || state.Person(InputIds.Owner) is not { } owner || due is not { } date)
            return FormResult.Refuse("Please say what will be different, who does it and until when.");
        if (!await people.May(by.Workspace, owner, Permission.Act))
            return new FormResult.Refused(ActionReplies.CannotOwn(owner), InputIds.Owner);
        var draft = new ActionDraft((await names.DecodeInput(by, typed))!, owner, date, state.IsTicked(InputIds.Temporary));
        var vague = VagueVerbs.Begin(draft.Text);
        if (vague && !state.IsTicked(InputIds.Keep))
            return new FormResult.NextPage(ActionForms.AskAgain(incident, draft));
        return FormResult.Of(await Add(ActionForms.Keyed(by, due), incident, new(draft.Text, owner, date, draft.Temporary, vague)));
    }

    /// <summary>Adds an action, also one whose vague text was kept.</summary>
    public async Task<Reply> Add(Interaction by, long number, NewAction wanted)
    {
        await using var changing = await changes.Load(by, number);
        if (changing.On is null)
            return IncidentReplies.Unknown(number);
        var zone = LoadedAction.ZoneOf(changing.On.Line);
        var made = changing.Transaction.Earlier?.Number ?? await ActionStore.NextNumber(changing.Transaction.Transaction);
        var decision = changing.Decide(incident => ActionItem.Add(incident, made, by.User, wanted, by.Now, zone));
        await changes.Save(changing.Transaction, number, decision, decision is Decision.Done done ? done.Changes : [], made);
        var today = by.Now.InZone(zone).Date;
        var action = new ActionItem(made, number, wanted.Text, wanted.Owner, wanted.Due, wanted.Temporary, wanted.Vague, by.Now, by.User);
        return ActionReplies.To(decision, action, changing.On.Incident, changing.Line, today, added => ActionReplies.Added(added, today));
    }
}
