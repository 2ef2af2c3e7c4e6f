using NodaTime;

namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Moves the date by which a postmortem is due.</summary>
    public sealed record Extend(int Incident, LocalDate Until, string Why) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "extend",
            Usage = "To move a postmortem's due time, give the incident's number, a date and the reason: "
                + "`/andon extend 12 next mon the vendor answers on Friday`.",
            Reader = words => words.Incident() is { } incident && words.Date() is { } until && words.Rest() is { } why
                ? new Extend(incident, until, why)
                : null,
            TakesDates = true,
            Help = [new(HelpGroup.Learning, 30, "extend 12 <date> <why>")],
        };
    }
}
