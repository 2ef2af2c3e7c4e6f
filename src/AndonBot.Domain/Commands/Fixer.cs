namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Shows who is the Fixer, until when, and who is next.</summary>
    public sealed record Fixer : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "fixer",
            Usage = "To see who is the Fixer, type `/andon fixer` and nothing else.",
            Reader = _ => new Fixer(),
            // No such commands exist, but whoever types one of them wants to change who is the Fixer, not to pull the cord.
            SubWords = ["cover", "take", "swap"],
            Help = [new(HelpGroup.Overview, 20, "fixer")],
        };
    }
}
