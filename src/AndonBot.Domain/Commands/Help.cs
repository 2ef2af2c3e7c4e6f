namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Shows how one command is typed; null stands for the short help on all of them.</summary>
    public sealed record Help(string? About) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "help",
            Usage = "To see what I can do, type `/andon help`, or ask about one command: `/andon help contain`.",
            Reader = words => new Help(words.Command()),
            // Whoever reads the short help has found this command already.
            Help = [],
        };
    }
}
