using AndonBot.Domain.Commands;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.Interactions;

/// <summary>Reads what somebody typed, with the dates of the place where they are.</summary>
internal sealed class CommandReader(PeopleDirectory people, KnownLines lines)
{
    /// <summary>The command with the dates of UTC: no database and no Slack is needed for it.</summary>
    public static AndonCommand InUtc(Interaction by) => On(by, by.Now.InUtc().Date);

    /// <summary>The command with the sender's dates; where nobody knows where the sender is, with the line's.</summary>
    /// <param name="known">The sender as last known; null when Slack was never asked.</param>
    public async Task<AndonCommand> Read(Interaction by, Person? known)
    {
        // What is the same on every day names no date, and needs no zone.
        if (InUtc(by) is var command && command == On(by, by.Now.InUtc().Date.PlusDays(1)))
            return command;
        var person = known ?? await people.Fresh(by.Workspace, by.User, null);
        var zone = person.Zone ?? lines.Last(by.Workspace)?.InChannel(by.Here)?.Line.Calendar.Zone ?? DateTimeZone.Utc;
        return On(by, by.Now.InZone(zone).Date);
    }

    private static AndonCommand On(Interaction by, LocalDate today) => AndonCommand.Parse(by.Text, today);
}
