namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Dismisses an incident as a false alarm.</summary>
    public sealed record Dismiss(int Incident, string Why) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "dismiss",
            Usage = "To dismiss a false alarm, give its number and say why: `/andon dismiss 12 flaky test`.",
            Reader = words => words.Incident() is { } incident && words.Rest() is { } why ? new Dismiss(incident, why) : null,
            Form = FormSubject.Incident,
            Help = [new(HelpGroup.Closing, 30, "dismiss 12 <why>", "for a false alarm")],
        };
    }
}
