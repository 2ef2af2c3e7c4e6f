namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Merges an incident into an earlier one.</summary>
    public sealed record Same(int Incident, int Earlier) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "same",
            Usage = "To merge an incident into an earlier one, give both numbers, the earlier one last: `/andon same 13 12`.",
            Reader = words => words.Incident() is { } later && words.Incident() is { } earlier ? new Same(later, earlier) : null,
            Help = [new(HelpGroup.Closing, 40, "same 13 12")],
        };
    }
}
