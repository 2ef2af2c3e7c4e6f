namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Shows what the bot checks of itself.</summary>
    public sealed record Health : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "health",
            Usage = "To see what I check of myself, type `/andon health` and nothing else.",
            Reader = _ => new Health(),
            Help = [new(HelpGroup.Team, 20, "health", "tells what I check of myself")],
        };
    }
}
