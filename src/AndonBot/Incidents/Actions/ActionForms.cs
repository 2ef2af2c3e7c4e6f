using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Incidents.Actions;

/// <summary>The forms for actions: add, done, move. Their metadata is the incident's or the action's number.</summary>
public sealed class ActionForms(FormOpener opener, ActionListStore actions)
{
    public const string AddCallback = "action";
    public const string DoneCallback = "action_done";
    public const string MoveCallback = "action_move";

    private const string Yes = "yes";

    internal static readonly FormResult SubjectMissing = FormResult.Refuse("This form no longer knows what it is about. Please open it again.");

    /// <summary>Opens a form for the action that a button names. An action that is done or dropped has none.</summary>
    /// <param name="command">The command that does the same, made from the number.</param>
    internal async Task<Reply?> Open(Interaction by, ButtonValue value, Func<ActionItem, ModalViewDefinition> form, Func<long, string> command)
    {
        if (value.Action is not { } number)
            return CommonReplies.NotYet;
        if (await actions.Find(by.Viewer, number) is not { } action)
            return ActionReplies.Unknown(number);
        return ActionReplies.Closed(action) ?? await opener.Open(by, form(action), command(number));
    }

    /// <summary>The interaction with the date in its key. A form whose date is refused stays open, and with another date it is another interaction.</summary>
    internal static Interaction Keyed(Interaction by, LocalDate? due) => by with { Key = $"{by.Key}:{due}" };

    public static ModalViewDefinition Add(Incident incident) => Add(incident.Number, IncidentWords.Title(incident, 300), null);

    /// <summary>The same form with what was typed and a question, when the text does not say what will be different.</summary>
    public static ModalViewDefinition AskAgain(long incident, ActionDraft draft) => Add(incident, ActionReplies.Question(draft.Text), draft);

    public static ModalViewDefinition Done(ActionItem action) => Form(
        DoneCallback, "Done", "Done", action,
        Forms.Input(InputIds.Text, "Where can one see it?", Forms.LongText(), optional: true, hint: "A link or a sentence."));

    /// <param name="earliest">Proposed when the current due date is earlier.</param>
    public static ModalViewDefinition Move(ActionItem action, LocalDate earliest) => Form(
        MoveCallback, "Move", "Move", action,
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
            Forms.Input(InputIds.Temporary, "How long will it last?", Checkbox(temporary, draft?.Temporary == true), optional: true),
        };
        if (draft is not null)
            blocks.Insert(2, Forms.Input(InputIds.Keep, "Or", Checkbox(Forms.Option(Yes, "Keep it as it is"), false), optional: true));
        return Forms.Modal(AddCallback, "Add an action", "Add", incident.ToString(), blocks);
    }

    private static CheckboxGroup Checkbox(Option option, bool ticked) => new() { Options = [option], InitialOptions = ticked ? [option] : null };

    private static ModalViewDefinition Form(string callbackId, string title, string submit, ActionItem action, params IReadOnlyList<Block> blocks) =>
        Forms.Modal(callbackId, title, submit, $"A{action.Number}", [Mrkdwn.Section($"*A{action.Number}* {ActionWords.Text(action.Text, 300)}"), .. blocks]);
}
