using AndonBot.Domain.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Slack;
using NodaTime;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Incidents.Actions;

/// <summary>Actions in a person's digest, and in lists.</summary>
public static class ActionMessages
{
    /// <summary>How many actions a digest shows with their buttons.</summary>
    private const int MostInDigest = 10;

    private const string NothingLeft = "Good morning. Nothing is left of what was due.";

    /// <param name="digest">What is still to be done of it; null when that is nothing.</param>
    /// <param name="ended">What was done or dropped since it was said.</param>
    public static Message Digest(Digest? digest, IReadOnlyList<DigestItem> ended, string recipient, Instant now)
    {
        var (count, shown) = (digest?.Items.Count ?? 0, digest?.Items.Take(MostInDigest).ToList() ?? []);
        var head = count switch
        {
            0 => NothingLeft,
            1 => "Good morning. One action for you:",
            _ => $"Good morning. {count} actions for you, the most urgent first:",
        };
        var blocks = new List<Block> { Mrkdwn.Section(head) };
        foreach (var item in shown)
            blocks.AddRange(Blocks(item.Action, Item(item, item.Today(digest!.Opens), recipient)));

        if (count > shown.Count)
            blocks.Add(Mrkdwn.Section($"… and {count - shown.Count} more: `/andon actions mine`"));
        if (ended.Count > 0)
            blocks.Add(Mrkdwn.Section(string.Join('\n', ended.Take(MostInDigest).Select(item => Line(new(item.Action, item.Today(now)))))));
        var names = string.Join(", ", shown.Select(item => $"A{item.Action.Number} {ActionWords.What(item.Action.Text, 60)}"));
        return new Message { Text = $"{head} {names}".TrimEnd(), Blocks = blocks };
    }

    /// <summary>An action with what its owner can do about it.</summary>
    internal static IEnumerable<Block> Blocks(ActionItem action, string text) =>
        [Mrkdwn.Section(text), new ActionsBlock { Elements = [.. Buttons(action).Select(button => button.ToButton())] }];

    /// <summary>An action, until when, and of what.</summary>
    internal static string Text(ActionItem action, Incident? incident, LocalDate today)
    {
        var of = incident is null ? $"#{action.Incident}" : IncidentWords.Title(incident, 80);
        return $"*A{action.Number}* {ActionWords.What(action.Text, 300)}\n{ActionWords.Due(action.Due, today)} · {of}";
    }

    /// <summary>The least that says it, when Slack does not take the digest as it should be.</summary>
    public static Message Minimal(Digest? digest)
    {
        var names = digest?.Items.Take(MostInDigest).Select(item => $"A{item.Action.Number}");
        return new() { Text = names is null ? NothingLeft : $"Actions for you: {string.Join(", ", names)}. `/andon actions mine` tells the rest." };
    }

    /// <summary>To whoever runs the bot: somebody's digest cannot be said.</summary>
    public static Message Refused(string person) => new Reply(
        $"Slack refused the message with {Mrkdwn.Person(person)}'s actions of the day; they must still be in the workspace. "
            + $"`/andon actions {Mrkdwn.Person(person)}` shows them, `/andon give A34 @user` gives one to somebody else.").ToMessage();

    public static Reply List(IReadOnlyList<ListedAction> actions, ActionScope scope) => actions.Count == 0
        ? new(Nothing(scope))
        : new(ListText.Fit(actions.Select(Line), "`/andon actions mine` or `/andon actions &lt;number&gt;`"));

    private static string Item(DigestItem item, LocalDate today, string recipient)
    {
        var (action, incident) = (item.Action, item.Incident);
        var whose = action.Owner == recipient
            ? ""
            : $"\n{Mrkdwn.Person(action.Owner)} cannot act any more, so it comes to you. `/andon give A{action.Number} @user` gives it to somebody.";
        return $"{Text(action, incident, today)}{whose}";
    }

    private static IEnumerable<ReplyButton> Buttons(ActionItem action) =>
    [
        new(FinishActionHandler.Button, "Done…", $"A{action.Number}", Primary: true),
        new(MoveActionHandler.Button, "Move…", $"A{action.Number}"),
        new(AskForHelpHandler.Button, "Need help", $"A{action.Number}"),
    ];

    private static string Line(ListedAction listed)
    {
        var action = listed.Action;
        var state = action switch
        {
            { DoneAt: { } done } => $"done {Mrkdwn.When(done)}{(action.Evidence is null ? "" : $": {ActionWords.What(action.Evidence, 150)}")}",
            { DroppedAt: { } dropped } => $"dropped {Mrkdwn.When(dropped)}: {ActionWords.What(action.DroppedWhy!, 150)}",
            _ => ActionWords.Due(action.Due, listed.Today) + (action.Moves switch { 0 => "", 1 => ", moved once", var moves => $", moved {moves} times" }),
        };
        return $"{(action.DoneAt is null ? action.IsOpen ? "▫️" : "✖️" : "✅")} *A{action.Number}* {ActionWords.What(action.Text, 150)} · "
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
