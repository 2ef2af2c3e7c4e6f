using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.Incidents.Actions;

/// <summary>Answers to what somebody did to an action.</summary>
public static class ActionReplies
{
    /// <summary>The reply to a decision about an action.</summary>
    /// <param name="action">The action as it was loaded; null for a new one.</param>
    /// <param name="line">The line of its incident; null while that has none.</param>
    /// <param name="today">The date where the line is.</param>
    /// <param name="done">The reply when it was done, given the action after it.</param>
    public static Reply To(Decision decision, ActionItem? action, Incident incident, Line? line, LocalDate today, Func<ActionItem, Reply> done) =>
        decision switch
        {
            // The changes of an earlier delivery are facts of the action already.
            Decision.Done { Changes: [] } => done(action!) with { IsDone = true },
            Decision.Done it => done(it.Changes.OfType<ActionChanged>().Single().Action) with { IsDone = true },
            Decision.Already already => Already(already, action!),
            Decision.Refused { Objection: Objection.ActionDueInPast } => InThePast(today),
            Decision.Refused { Objection: Objection.ActionIsDone or Objection.ActionIsDropped } => Closed(action!)!,
            Decision.Refused refused => IncidentReplies.Refused(refused.Objection, incident, line),
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        };

    public static Reply Unknown(long number) => new($"There is no A{number}. `/andon actions` shows the open ones.");

    public static Reply Added(ActionItem action, LocalDate today) => new(
        $"*A{action.Number}* is {Mrkdwn.Person(action.Owner)}'s, {ActionWords.Due(action.Due, today)}: "
            + $"{ActionWords.Text(action.Text, 500)}\nThe thread of #{action.Incident} tells them, and I'll remind them.");

    public static Reply Moved(ActionItem action, LocalDate today) => new($"A{action.Number} is {ActionWords.Due(action.Due, today)} now.");

    public static Reply Given(ActionItem action, string by) => new(action.Owner == by
        ? $"A{action.Number} is yours now."
        : $"A{action.Number} is {Mrkdwn.Person(action.Owner)}'s now; the thread of #{action.Incident} tells them.");

    public static Reply HelpAsked(ActionItem action, string? helper) => new(helper is null
        ? $"I've asked in the thread of #{action.Incident}."
        : $"I've asked {Mrkdwn.Person(helper)} in the thread of #{action.Incident}.");

    /// <summary>A text that says what somebody will do, and not what will be different.</summary>
    public static Reply WhatWillBeDifferent(string text, string key) => new(
        $"{Question(text)} Please type it again with that, or keep it as it is.", new ReplyButton(KeepActionHandler.Button, "Keep it", key));

    /// <summary>The question alone, in mrkdwn.</summary>
    public static string Question(string text) => $"“{ActionWords.Text(text, 300)}”: what will be different when that is done?";

    public static Reply NotKept { get; } = new(
        "That text is not kept any more. Please type it again: `/andon action 12 &lt;what will change&gt; @owner &lt;date&gt;`");

    public static Reply CannotOwn(string person) =>
        new($"{Mrkdwn.Person(person)} cannot own an action: only full members of the workspace can. Please choose somebody else.");

    /// <summary>Who did or dropped it, and when; null while it is open.</summary>
    public static Reply? Closed(ActionItem action)
    {
        var another = $"`/andon action {action.Incident} …` adds another one.";
        return action switch
        {
            { DoneAt: { } done } => new($"{Mrkdwn.Person(action.DoneBy!)} did A{action.Number} {Mrkdwn.When(done)}, so it stays as it is. {another}"),
            { DroppedAt: { } dropped } => new(
                $"{Mrkdwn.Person(action.DroppedBy!)} dropped A{action.Number} {Mrkdwn.When(dropped)}: {ActionWords.Text(action.DroppedWhy!, 300)}\n{another}"),
            _ => null,
        };
    }

    private static Reply InThePast(LocalDate today) => new(
        $"That day is over already: where the line is, it is {ActionWords.Date(today, today.Year)}. Until when, from today on?") { Input = InputIds.Due };

    private static Reply Already(Decision.Already already, ActionItem action) => new(already is { Who: { } who, At: { } at }
        ? $"{Mrkdwn.Person(who)} did that for A{action.Number} already, {Mrkdwn.When(at)}. Nothing changed."
        : $"That is so already for A{action.Number}. Nothing changed. `/andon actions {action.Incident}` shows it.");
}
