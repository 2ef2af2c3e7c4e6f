using AndonBot.Domain.Calendar;
using NodaTime;

namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Says when the defect of an incident began; without a time it is asked for in a form.</summary>
    /// <param name="Day">Null for the latest day on which the time was not after the pull.</param>
    public sealed record Began(int Incident, LocalDate? Day, LocalTime? Time) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "began",
            Usage = "To say when a defect began, give the incident's number and a time, or a date and a time: `/andon began 12 9:10`, "
                + "`/andon began 12 yesterday 9:10`.",
            Reader = Read,
            Help = [new(HelpGroup.Responding, 25, "began 12 [9:10]")],
        };

        private static Began? Read(WordCursor words)
        {
            if (words.Incident() is not { } incident)
                return null;
            var day = words.Date();
            return words.Rest() switch
            {
                null when day is null => new(incident, null, null),
                { } rest when ClockTime.TryParse(rest, out var time) => new(incident, day, time),
                _ => null,
            };
        }
    }
}
