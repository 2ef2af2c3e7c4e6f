namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Restarts the line, with what contains the incident.</summary>
    public sealed record Restart(int Incident, string? Containment) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "restart",
            Usage = "To restart the line, give the incident's number and what contains it: `/andon restart 12 rolled back to v41`.",
            Reader = words => words.Incident() is { } incident ? new Restart(incident, words.Rest()) : null,
            Help = [new(HelpGroup.Line, 20, "restart 12 [what was done]")],
        };
    }
}
