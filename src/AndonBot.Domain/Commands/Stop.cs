namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Stops the line for an incident; null stands for the channel's only open incident.</summary>
    public sealed record Stop(int? Incident, string? Why) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "stop",
            Usage = "To stop the line for an incident, give its number and, if you like, the reason: `/andon stop 12 orders are lost`.",
            Reader = words => words.Incident() is { } incident ? new Stop(incident, words.Rest()) : new Stop(null, null),
            Help = [new(HelpGroup.Line, 10, "stop 12 [why]")],
        };
    }
}
