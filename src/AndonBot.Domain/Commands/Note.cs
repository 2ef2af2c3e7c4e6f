namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Adds a note to an incident's timeline.</summary>
    public sealed record Note(int Incident, string Text) : AndonCommand
    {
        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "note",
            Usage = "To add to an incident's timeline, give its number and the note: `/andon note 12 the cache is cold`.",
            Reader = words => words.Incident() is { } incident && words.Rest() is { } text ? new Note(incident, text) : null,
            Form = FormSubject.Incident,
            Help = [new(HelpGroup.Responding, 20, "note 12 <text>")],
        };
    }
}
