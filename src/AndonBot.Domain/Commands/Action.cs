using NodaTime;

namespace AndonBot.Domain.Commands;

public abstract partial record AndonCommand
{
    /// <summary>Adds an action to an incident; <c>Owner</c> is a Slack id, null for the sender.</summary>
    public sealed record AddAction(int Incident, string Text, string? Owner, LocalDate Due, bool Temporary) : AndonCommand
    {
        private const string Sender = "me";

        internal static CommandSyntax Syntax { get; } = new()
        {
            Word = "action",
            Usage = "To add an action, give the incident's number, what will be changed, one owner and a date: "
                + "`/andon action 12 reject carts without a price @bob next fri`; end with `temporary` if it does not last.",
            Reader = Read,
            TakesDates = true,
            Form = FormSubject.Incident,
            Help = [new(HelpGroup.Prevention, 10, "action 12 <what will be different> @owner <date> [temporary]")],
        };

        /// <summary>Reads from the right: an optional <c>temporary</c>, then the date and the owner in either order; the rest is the text.</summary>
        private static AddAction? Read(WordCursor words)
        {
            if (words.Incident() is not { } incident)
                return null;
            var temporary = words.LastIs("temporary");
            var date = words.LastDate();
            var owner = words.LastUser(Sender);
            date ??= words.LastDate();
            return date is { } due && owner is not null && words.Rest() is { } text
                ? new AddAction(incident, text, owner == Sender ? null : owner, due, temporary)
                : null;
        }
    }
}
