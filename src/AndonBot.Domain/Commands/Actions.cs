namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Lists actions; <c>User</c> and <c>Incident</c> are set when the scope needs them.</summary>
    public sealed record ListActions(ActionScope Scope, string? User = null, int? Incident = null) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "actions",
            Usage = "To list actions, type `/andon actions`, or say whose: `/andon actions mine`, `/andon actions overdue`, "
                + "`/andon actions @bob`, `/andon actions 12`.",
            Reader = Read,
            SubWords = ["mine", "overdue"],
            Help = [new(HelpGroup.Prevention, 60, "actions [mine|overdue|@user|12]")],
        };

        private static ListActions Read(WordCursor words) =>
            words.User() is { } user ? new ListActions(ActionScope.OfUser, User: user)
            : words.Incident() is { } incident ? new ListActions(ActionScope.OfIncident, Incident: incident)
            : new ListActions(words.OneOf(ActionScope.Mine, ActionScope.Overdue) ?? ActionScope.Open);
    }
}
