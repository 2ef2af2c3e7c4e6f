namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Reassigns an incident; <c>User</c> is a Slack id.</summary>
    public sealed record GiveIncident(int Incident, string User) : AndonCommand;

    /// <summary>Reassigns an action; <c>User</c> is a Slack id.</summary>
    public sealed record GiveAction(int Action, string User) : AndonCommand;

    private static class Give
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "give",
            Usage = "To hand over, give the number of an incident or an action and mention one person: `/andon give 12 @bob`, "
                + "`/andon give A34 @bob`.",
            Reader = Read,
            Form = FormSubject.Incident,
            Help = [new(HelpGroup.Responding, 30, "give 12 @user"), new(HelpGroup.Prevention, 40, "give A34 @user")],
        };

        private static AndonCommand? Read(WordCursor words) =>
            words.Incident() is { } incident ? words.User() is { } fixer ? new GiveIncident(incident, fixer) : null
            : words.Action() is { } action && words.User() is { } owner ? new GiveAction(action, owner)
            : null;
    }
}
