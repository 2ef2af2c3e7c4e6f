using AndonBot.Domain.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.Blocks;

namespace AndonBot.Incidents.Actions;

/// <summary>Shows actions: one with its buttons, or several as a list.</summary>
public static class ActionMessages
{
    /// <summary>An action with its owner's buttons.</summary>
    internal static IEnumerable<Block> Blocks(ActionItem action, string text) =>
        [Mrkdwn.Section(text), new ActionsBlock { Elements = [.. Buttons(action).Select(button => button.ToButton())] }];

    /// <summary>An action's text, due date and incident.</summary>
    internal static string Text(ActionItem action, Incident? incident, LocalDate today)
    {
        var title = incident is null ? $"#{action.Incident}" : IncidentWords.Title(incident, 80);
        return $"*A{action.Number}* {ActionWords.Text(action.Text, 300)}\n{ActionWords.Due(action.Due, today)} · {title}";
    }

    public static Reply List(IReadOnlyList<ListedAction> actions, ActionScope scope) => actions.Count == 0
        ? new(Nothing(scope))
        : new(ListText.Fit(actions.Select(Line), "`/andon actions mine` or `/andon actions &lt;number&gt;`"));

    private static IEnumerable<ReplyButton> Buttons(ActionItem action) =>
    [
        new(FinishActionHandler.Button, "Done…", $"A{action.Number}", Primary: true),
        new(MoveActionHandler.Button, "Move…", $"A{action.Number}"),
        new(AskForHelpHandler.Button, "Need help", $"A{action.Number}"),
    ];

    /// <summary>An action in one line, with its state.</summary>
    internal static string Line(ListedAction listed)
    {
        var action = listed.Action;
        var state = action switch
        {
            { DoneAt: { } done } => $"done {Mrkdwn.When(done)}{(action.Evidence is null ? "" : $": {ActionWords.Text(action.Evidence, 150)}")}",
            { DroppedAt: { } dropped } => $"dropped {Mrkdwn.When(dropped)}: {ActionWords.Text(action.DroppedWhy!, 150)}",
            _ => ActionWords.Due(action.Due, listed.Today) + (action.Moves switch { 0 => "", 1 => ", moved once", var moves => $", moved {moves} times" }),
        };
        return $"{(action.DoneAt is null ? action.IsOpen ? "▫️" : "✖️" : "✅")} *A{action.Number}* {ActionWords.Text(action.Text, 150)} · "
            + $"{Mrkdwn.Person(action.Owner)} · {state}{(action.Temporary ? ", temporary" : "")} · #{action.Incident}";
    }

    private static string Nothing(ActionScope scope) => scope switch
    {
        ActionScope.Mine => "You have no open actions.",
        ActionScope.Overdue => "Nothing is overdue.",
        ActionScope.OfUser => "They have no open actions.",
        ActionScope.OfIncident => "No actions yet. `/andon action 12 &lt;what will change&gt; @owner &lt;date&gt;` adds one.",
        _ => "No open actions. `/andon action 12 &lt;what will change&gt; @owner &lt;date&gt;` adds one.",
    };
}
