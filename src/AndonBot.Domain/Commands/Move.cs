using NodaTime;

namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Moves an action's due date.</summary>
    public sealed record Move(int Action, LocalDate Due, string Why) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "move",
            Usage = "To move an action, give its number, the new date and the reason: `/andon move A34 next mon waiting for the vendor`.",
            Reader = words => words.Action() is { } action && words.Date() is { } due && words.Rest() is { } why ? new Move(action, due, why) : null,
            TakesDates = true,
            Form = FormSubject.Action,
            Help = [new(HelpGroup.Prevention, 30, "move A34 <date> <why>")],
        };
    }
}
