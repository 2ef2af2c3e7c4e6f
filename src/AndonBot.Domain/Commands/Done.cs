namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>An action is done; <c>Evidence</c> says where to see it.</summary>
    public sealed record Done(int Action, string? Evidence) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "done",
            Usage = "To say that an action is done, give its number and, if you like, where to see it: `/andon done A34 https://…`.",
            Reader = words => words.Action() is { } action ? new Done(action, words.Rest()) : null,
            Help = [new(HelpGroup.Prevention, 20, "done A34 [where to see it]")],
        };
    }
}
