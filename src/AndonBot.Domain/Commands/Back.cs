namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>A contained incident has come back.</summary>
    public sealed record Back(int Incident) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "back",
            Usage = "To say that an incident is back, give its number and nothing else: `/andon back 12`.",
            Reader = words => words.Incident() is { } incident ? new Back(incident) : null,
            Help = [new(HelpGroup.Closing, 20, "back 12", "when it is back")],
        };
    }
}
