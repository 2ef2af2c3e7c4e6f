using static AndonBot.Domain.Commands.AndonCommand;

namespace AndonBot.Domain.Commands;

/// <summary>Commands about what will be changed.</summary>
internal static class ActionRules
{
    private const string Myself = "me";

    public static IReadOnlyList<CommandRule> All { get; } =
    [
        new("action", "To add an action, give the incident's number, what will be changed, one owner and a date: "
            + "`/andon action 12 reject carts without a price @bob next fri`; end with `temporary` if it does not last.",
            ReadAction) { TakesDates = true },
        new("actions", "To list actions, type `/andon actions`, or say whose: `/andon actions mine`, `/andon actions overdue`, "
            + "`/andon actions @bob`, `/andon actions 12`.",
            ReadActions) { SubWords = ["mine", "overdue"] },
        new("done", "To say that an action is done, give its number and, if you like, where to see it: `/andon done A34 https://…`.",
            words => words.Action() is { } action ? new Done(action, words.Rest()) : null),
        new("verify", "To confirm that an action's done-when holds, give its number and nothing else: `/andon verify A34`.",
            words => words.Action() is { } action ? new Verify(action) : null),
        new("reject", "To send an action back, give its number and what is missing: `/andon reject A34 the alert never fired`.",
            words => words.Action() is { } action && words.Rest() is { } why ? new Reject(action, why) : null),
        new("move", "To move an action, give its number, the new date and the reason: `/andon move A34 next mon waiting for the vendor`.",
            words => words.Action() is { } action && words.Date() is { } due && words.Rest() is { } why
                ? new Move(action, due, why) : null) { TakesDates = true },
        new("drop", "To drop an action, give its number and the reason: `/andon drop A34 the service was shut down`.",
            words => words.Action() is { } action && words.Rest() is { } why ? new Drop(action, why) : null),
    ];

    /// <summary>From the right: <c>temporary</c> perhaps, then a date and an owner in either order; the rest is the text.</summary>
    private static AddAction? ReadAction(WordCursor words)
    {
        if (words.Incident() is not { } incident)
            return null;
        var temporary = words.LastIs("temporary");
        var date = words.LastDate();
        var owner = words.LastUser(Myself);
        date ??= words.LastDate();
        return date is { } due && owner is not null && words.Rest() is { } text
            ? new AddAction(incident, text, owner == Myself ? null : owner, due, temporary)
            : null;
    }

    private static ListActions ReadActions(WordCursor words) =>
        words.User() is { } user ? new ListActions(ActionScope.OfUser, User: user)
        : words.Incident() is { } incident ? new ListActions(ActionScope.OfIncident, Incident: incident)
        : new ListActions(words.OneOf(ActionScope.Mine, ActionScope.Overdue) ?? ActionScope.Open);
}
