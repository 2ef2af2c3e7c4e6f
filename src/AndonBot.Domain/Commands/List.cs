namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Lists incidents.</summary>
    public sealed record List(IncidentScope Scope) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "list",
            Usage = "To list incidents, type `/andon list`, or say which: `/andon list open`, `/andon list all`, `/andon list mine`.",
            Reader = words => new List(words.OneOf(Enum.GetValues<IncidentScope>()) ?? IncidentScope.Open),
            SubWords = ["open", "all", "mine"],
            Help = [new(HelpGroup.Overview, 30, "list [open|all|mine]")],
        };
    }
}
