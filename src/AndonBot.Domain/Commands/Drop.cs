namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Drops an action that will not be done.</summary>
    public sealed record Drop(int Action, string Why) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "drop",
            Usage = "To drop an action, give its number and the reason: `/andon drop A34 the service was shut down`.",
            Reader = words => words.Action() is { } action && words.Rest() is { } why ? new Drop(action, why) : null,
            Help = [new(HelpGroup.Prevention, 50, "drop A34 <why>")],
        };
    }
}
