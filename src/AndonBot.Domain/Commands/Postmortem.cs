namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Opens an incident's postmortem for writing; null stands for the channel's only open incident.</summary>
    public sealed record Postmortem(int? Incident) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "postmortem",
            Usage = "To write the postmortem of an incident, give its number: `/andon postmortem 12`.",
            Reader = words => new Postmortem(words.Incident()),
            Help = [new(HelpGroup.Learning, 10, "postmortem 12", "writes it")],
        };
    }
}
