namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>The postmortem meeting of an incident was held.</summary>
    public sealed record Held(int Incident) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "held",
            Usage = "To say that a postmortem was held, give the incident's number and nothing else: `/andon held 12`.",
            Reader = words => words.Incident() is { } incident ? new Held(incident) : null,
            Help = [new(HelpGroup.Learning, 20, "held 12")],
        };
    }
}
