namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>The sender is working on an incident; null stands for the channel's only open incident.</summary>
    public sealed record Answer(int? Incident) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "ack",
            Usage = "To say that you are on it, give the incident's number and nothing else: `/andon ack 12`.",
            Reader = words => new Answer(words.Incident()),
            Help = [new(HelpGroup.Responding, 10, "ack 12")],
        };
    }
}
