namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Shows an incident with its timeline; null stands for the channel's only open incident.</summary>
    public sealed record Show(int? Incident) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "show",
            Usage = "To see one incident with its timeline, give its number: `/andon show 12`.",
            Reader = words => new Show(words.Incident()),
            Help = [new(HelpGroup.Overview, 40, "show 12")],
        };
    }
}
