namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Opens the form with this line's settings.</summary>
    public sealed record Setup : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "setup",
            Usage = "To see and change this line's settings, type `/andon setup` and nothing else.",
            Reader = _ => new Setup(),
            Help = [new(HelpGroup.Team, 10, "setup", "makes or changes a line")],
        };
    }
}
