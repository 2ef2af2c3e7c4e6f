namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Shows a line's lamp, Fixer and open incidents; <c>Line</c> is a line's name or a channel's id, null for this channel's line.</summary>
    public sealed record Status(string? Line) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "status",
            Usage = "To see a line's lamp, Fixer and open incidents, type `/andon status`; for another line `/andon status checkout`.",
            Reader = words => new Status(words.Line()),
            Help = [new(HelpGroup.Overview, 10, "status [line]")],
        };
    }
}
