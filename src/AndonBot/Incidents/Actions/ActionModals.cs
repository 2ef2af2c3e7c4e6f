using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Incidents.Actions;

/// <summary>What somebody has filled into the form for a new action.</summary>
public sealed record ActionDraft(string Text, string Owner, LocalDate Due, bool Temporary);

/// <summary>The forms for actions: add, done, move. Their metadata is the incident's or the action's number.</summary>
public static class ActionModals
{
    private const string Yes = "yes";

    public static ModalViewDefinition Add(Incident incident) => Add(incident.Number, IncidentWords.Title(incident, 300), null);

    /// <summary>The same form with what was typed, when its text does not say what will be different.</summary>
    public static ModalViewDefinition Ask(long incident, ActionDraft draft) => Add(incident, ActionReplies.Question(draft.Text), draft);

    public static ModalViewDefinition Done(ActionItem action) => Form(
        CallbackIds.ActionDone, "Done", "Done", action,
        Forms.Input(InputIds.Text, "Where can one see it?", Forms.LongText(), optional: true, hint: "A link or a sentence."));

    /// <param name="earliest">Proposed when the present date is over.</param>
    public static ModalViewDefinition Move(ActionItem action, LocalDate earliest) => Form(
        CallbackIds.ActionMove, "Move", "Move", action,
        Forms.Input(InputIds.Due, "Until when?", Forms.Date(LocalDate.Max(action.Due, earliest))),
        Forms.Input(InputIds.Text, "Why?", Forms.LongText()));

    private static ModalViewDefinition Add(long incident, string head, ActionDraft? draft)
    {
        Option temporary = Forms.Option(Yes, "Temporary: it will be replaced by something that lasts");
        var blocks = new List<Block>
        {
            Mrkdwn.Section(head),
            Forms.Input(InputIds.Text, "What will be different?", Forms.LongText(draft?.Text),
                hint: "The one change that makes it impossible, or seen at once."),
            Forms.Input(InputIds.Owner, "Who does it?", new UserSelectMenu { InitialUser = draft?.Owner }),
            Forms.Input(InputIds.Due, "Until when?", Forms.Date(draft?.Due)),
            Forms.Input(InputIds.Temporary, "How long will it last?", Ticked(temporary, draft?.Temporary == true), optional: true),
        };
        if (draft is not null)
            blocks.Insert(2, Forms.Input(InputIds.Keep, "Or", Ticked(Forms.Option(Yes, "Keep it as it is"), false), optional: true));
        return Forms.Modal(CallbackIds.Action, "Add an action", "Add", incident.ToString(), blocks);
    }

    private static CheckboxGroup Ticked(Option option, bool ticked) => new() { Options = [option], InitialOptions = ticked ? [option] : null };

    private static ModalViewDefinition Form(string callbackId, string title, string submit, ActionItem action, params IReadOnlyList<Block> blocks) =>
        Forms.Modal(callbackId, title, submit, $"A{action.Number}", [Mrkdwn.Section($"*A{action.Number}* {ActionWords.What(action.Text, 300)}"), .. blocks]);
}
