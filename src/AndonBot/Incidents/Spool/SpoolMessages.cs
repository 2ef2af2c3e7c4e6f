using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Incidents.Spool;

/// <summary>What is said about pulls that are kept while the database is away.</summary>
internal static class SpoolMessages
{
    private const int Room = 2000;

    /// <summary>The answer to a pull that is kept.</summary>
    /// <param name="fixer">The line's Fixer as last known.</param>
    /// <param name="isRepeated">Whether it was kept a moment ago already.</param>
    public static Reply Kept(KeptPull pull, string? fixer, bool isRepeated)
    {
        if (isRepeated)
            return new("*Kept already, not recorded yet*: I have this pull from a moment ago. It gets its number when my database is back.");
        const string Text = "*Kept, not recorded yet*: I cannot reach my database. Your pull is safe on my disk. "
            + "When the database is back, it gets its number, and counts from now.";
        if (pull.AnnouncedIn is not { } channel)
            return new($"{Text} I don't know whom to tell until then, so please tell your team.");
        var whom = fixer is null ? "; please make sure that somebody there has seen it." : $", and {Mrkdwn.Person(fixer)}.";
        return new($"{Text} I'm telling {Mrkdwn.Channel(channel)} now{whom}");
    }

    /// <summary>What the channel reads before the incident has a number; it becomes the incident's card.</summary>
    /// <param name="incident">The incident as far as it is known.</param>
    public static Message Announcement(KeptPull pull, Incident incident, Line? line)
    {
        var text = IncidentText.Clamp(IncomingText.Decode(pull.Text, _ => null), Room);
        var headline = $"{IncidentWords.Lamp(incident)} *No number yet · {IncidentWords.Severity(incident.Severity)}{(line is null ? "" : $" · {line.Name}")}"
            + $"{(incident.OpenStop is null ? "" : " · line stopped")}*";
        var quote = pull.AnywayOf is null ? Mrkdwn.Quote(text) : "_The text follows when my database is back._";
        var call = incident.Fixer is { } fixer ? $" {Mrkdwn.Person(fixer)}, you are the Fixer: please look at it now." : " Who can look at it now?";
        return new()
        {
            Text = $"{IncidentWords.Severity(incident.Severity)}{(line is null ? "" : $" on {line.Name}")}: "
                + Mrkdwn.Text(IncidentText.Clamp(text.ReplaceLineEndings(" "), 300)),
            Blocks =
            [
                Mrkdwn.Section($"{headline}\n{quote}"),
                Mrkdwn.Section(
                    $"Pulled by {Mrkdwn.Person(pull.User)} {Mrkdwn.When(Instant.FromDateTimeOffset(pull.At))}. Thank you.{call}\n"
                    + "I cannot reach my database, so the number and the buttons follow when it is back."),
            ],
        };
    }

    /// <summary>What an announcement becomes whose incident has a card elsewhere, or none.</summary>
    /// <param name="number">The incident; null when the pull was not taken.</param>
    /// <param name="card">The permalink of its card.</param>
    public static string Recorded(KeptPull pull, long? number, string? card)
    {
        var text = IncomingText.Decode(pull.Text, _ => null);
        var what = number is { } recorded
            ? $"This is *#{recorded}* now{(card is null ? $": `/andon show {recorded}`" : $", and goes on at {Mrkdwn.Link(card, "its card")}")}."
            : "This was not taken: whoever pulled may not pull here.";
        return text.Length == 0 ? what : $"{what}\n{Mrkdwn.Quote(IncidentText.Clamp(text, Room))}";
    }
}
