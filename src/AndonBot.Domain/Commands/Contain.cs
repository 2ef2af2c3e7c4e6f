namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Contains an incident, with what was done.</summary>
    public sealed record Contain(int Incident, string Text) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "contain",
            Usage = "To contain an incident, give its number and say what was done: `/andon contain 12 rolled back to v41`.",
            Reader = words => words.Incident() is { } incident && words.Rest() is { } text ? new Contain(incident, text) : null,
            Form = FormSubject.Incident,
            Help = [new(HelpGroup.Closing, 10, "contain 12 <what was done>")],
        };
    }
}
