using System.Globalization;
using AndonBot.Incidents.Actions;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Incidents;
using AndonBot.Slack;
using SlackNet.Interaction;

namespace AndonBot.Interactions;

/// <summary>Everything about actions that comes through the desks: commands, buttons and forms, for full members.</summary>
public sealed class ActionDesk(
    Desk desk, ChangeAction change, ActionListStore actions, TimelineStore timeline, DeliveryStore deliveries, ModalOpener opener)
{
    public async Task<Reply> List(Interaction gesture, AndonCommand.ListActions list)
    {
        var user = list.Scope == ActionScope.Mine ? gesture.User : list.User;
        return ActionMessages.List(await actions.List(gesture.Workspace, list.Scope, user, list.Incident, gesture.Now), list.Scope);
    }

    /// <summary>Does what a command says; a command that is about no action is of a newer version.</summary>
    public async Task<Reply> Run(Interaction gesture, AndonCommand command) => command switch
    {
        AndonCommand.AddAction add => await Add(gesture, add),
        AndonCommand.Done done => await change.Finish(gesture, done.Action, await Text(gesture, done.Evidence)),
        AndonCommand.Move move => await change.Move(gesture, move.Action, move.Due, (await Text(gesture, move.Why))!),
        AndonCommand.GiveAction give => await CannotOwn(gesture, give.User) ?? await change.Give(gesture, give.Action, give.User),
        AndonCommand.Drop drop => await change.Drop(gesture, drop.Action, (await Text(gesture, drop.Why))!),
        _ => HelpMessages.NotYet,
    };

    public async Task<Reply?> Click(Interaction gesture, string trigger, string action, string value) => action switch
    {
        ActionIds.Add when Number(value) is { } incident => await OpenAdd(gesture, trigger, incident),
        ActionIds.Done or ActionIds.Move when ActionNumber(value) is { } number => await OpenForm(gesture, trigger, number, action),
        ActionIds.Help when ActionNumber(value) is { } number => await change.AskForHelp(gesture, number) with { IsDone = false },
        ActionIds.Keep => await Keep(gesture, value),
        _ => HelpMessages.NotYet,
    };

    public async Task<ViewSubmissionResponse?> Submit(Interaction gesture, ViewSubmission submission)
    {
        var (state, metadata) = (submission.View.State ?? new(), submission.View.PrivateMetadata);
        var due = state.Date(InputIds.Due);
        // Refused for its date the form stays open: with another date it is another gesture.
        var by = gesture with { Key = $"{gesture.Key}:{due}" };
        if (submission.View.CallbackId == CallbackIds.Action && Number(metadata) is { } incident)
        {
            if (state.Text(InputIds.Text) is not { } text || state.Person(InputIds.Owner) is not { } owner || due is not { } date)
                return ModalDesk.Under(submission, "Please say what will be different, who does it and until when.");
            if (await CannotOwn(gesture, owner) is { } no)
                return ModalDesk.Under(submission, await desk.Plain(gesture.Workspace, no), InputIds.Owner);
            var draft = new ActionDraft(await desk.Decode(gesture.Workspace, Mrkdwn.Text(text)), owner, date, state.IsTicked(InputIds.Temporary));
            var vague = VagueVerbs.Begin(draft.Text);
            if (vague && !state.IsTicked(InputIds.Keep))
                return new ViewUpdateResponse(ActionModals.Ask(incident, draft));
            return await Answer(submission, await change.Add(by, incident, new(draft.Text, owner, date, draft.Temporary, vague)));
        }

        if (ActionNumber(metadata) is not { } number)
            return ModalDesk.Under(submission, "This form has lost what it is about. Please open it again.");
        return await Answer(submission, submission.View.CallbackId switch
        {
            CallbackIds.ActionDone => await change.Finish(by, number, state.Text(InputIds.Text)),
            CallbackIds.ActionMove when due is { } date && state.Text(InputIds.Text) is { } why => await change.Move(by, number, date, why),
            _ => new("Please say until when, and why."),
        });
    }

    private async Task<ViewSubmissionResponse?> Answer(ViewSubmission submission, Reply reply) =>
        reply.IsDone ? null : ModalDesk.Under(submission, await desk.Plain(desk.Workspace!, reply), reply.Input);

    private async Task<Reply> Add(Interaction gesture, AndonCommand.AddAction wanted)
    {
        var (owner, text) = (wanted.Owner ?? gesture.User, await desk.Decode(gesture.Workspace, wanted.Text));
        if (string.IsNullOrWhiteSpace(text))
            return HelpMessages.About("action");
        if (await CannotOwn(gesture, owner) is { } no)
            return no;
        if (!VagueVerbs.Begin(text))
            return await change.Add(gesture, wanted.Incident, new(text, owner, wanted.Due, wanted.Temporary, Vague: false));

        // Kept as the command that it was, with the date that was meant on this day.
        var date = NodaTime.Text.LocalDatePattern.Iso.Format(wanted.Due);
        await deliveries.Keep(gesture, $"action {wanted.Incident} {wanted.Text} {Mrkdwn.Person(owner)} {date}{(wanted.Temporary ? " temporary" : "")}", null);
        return ActionReplies.WhatWillBeDifferent(text, gesture.Key);
    }

    /// <summary>Adds the action whose text was asked about, as it is.</summary>
    private async Task<Reply> Keep(Interaction gesture, string key)
    {
        if (await deliveries.Find(gesture.Workspace, key) is not { } kept || kept.User != gesture.User
            || AndonCommand.Parse(kept.Text, gesture.Now.InUtc().Date) is not AndonCommand.AddAction { Owner: { } owner } wanted)
        {
            return ActionReplies.NotKept;
        }

        if (await CannotOwn(gesture, owner) is { } no)
            return no;
        var by = gesture with { Key = key + ":kept", Channel = kept.Channel };
        var text = await desk.Decode(gesture.Workspace, wanted.Text);
        return await change.Add(by, wanted.Incident, new(text, owner, wanted.Due, wanted.Temporary, Vague: true)) with { IsDone = false };
    }

    private async Task<Reply?> OpenAdd(Interaction gesture, string trigger, long number) => await timeline.Find(gesture.Workspace, number) is { } incident
        ? await opener.Open(gesture, trigger, ActionModals.Add(incident), $"/andon action {number} <what will change> @owner <date>")
        : IncidentReplies.Unknown(number);

    private async Task<Reply?> OpenForm(Interaction gesture, string trigger, long number, string form)
    {
        if (await actions.Find(gesture.Workspace, number) is not { } action)
            return ActionReplies.Unknown(number);
        // Messages keep their buttons: what somebody would type into the form could not be taken any more.
        if (ActionReplies.Closed(action) is { } closed)
            return closed;
        if (form == ActionIds.Done)
            return await opener.Open(gesture, trigger, ActionModals.Done(action), $"/andon done A{number} [where to see it]");
        var today = gesture.Now.InZone(await desk.ZoneOf(gesture.Workspace, gesture.User)).Date;
        return await opener.Open(gesture, trigger, ActionModals.Move(action, today.PlusDays(1)), $"/andon move A{number} <date> <why>");
    }

    /// <summary>Why somebody cannot own an action; null when they can.</summary>
    private async Task<Reply?> CannotOwn(Interaction gesture, string owner) =>
        await desk.MayNotAct(gesture with { User = owner }) is null ? null : ActionReplies.CannotOwn(owner);

    private async Task<string?> Text(Interaction gesture, string? raw) => raw is null ? null : await desk.Decode(gesture.Workspace, raw);

    private static long? ActionNumber(string? value) => value is ['A', ..] ? Number(value[1..]) : null;

    private static long? Number(string? value) => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
