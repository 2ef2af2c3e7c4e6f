using AndonBot.Domain.Lines;

namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Changes an incident's severity.</summary>
    public sealed record SetSeverity(int Incident, Severity Severity) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "sev",
            Usage = "To change a severity, give the incident's number and 1, 2 or 3: `/andon sev 12 1`. "
                + "To pull the cord at one, write it as one word: `/andon sev1 checkout is down`.",
            Reader = words => words.Incident() is { } incident && words.Severity() is { } severity ? new SetSeverity(incident, severity) : null,
            Help = [new(HelpGroup.Responding, 40, "sev 12 1")],
        };
    }
}
