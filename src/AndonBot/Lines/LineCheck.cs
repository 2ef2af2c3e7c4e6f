using AndonBot.Domain.Lines;
using AndonBot.People;
using NodaTime;

namespace AndonBot.Lines;

/// <summary>Holds drafts of lines against what Slack says about their people and channels, and against the lines that exist.</summary>
public static class LineCheck
{
    private const string AboutIds = "Slack shows it in the channel's details, at the bottom";

    /// <summary>The lines that nothing is wrong with, and what is wrong with the others.</summary>
    /// <param name="taken">The line that each of the channels belongs to, as far as it is not one of the drafts'.</param>
    public static (IReadOnlyList<Line> Lines, IReadOnlyList<LineProblem> Problems) Check(
        IReadOnlyList<LineDraft> drafts, DirectoryEntries addresses, IReadOnlyDictionary<string, string> taken, Instant now)
    {
        var (lines, problems) = (new List<Line>(), new List<LineProblem>());
        var owners = new Dictionary<string, string>(taken);
        foreach (var draft in drafts)
        {
            List<LineProblem> found = [.. Channels(draft, addresses, owners), .. People(draft, addresses)];
            var line = found.Count == 0 && draft.Owner is not null ? Line(draft, draft.Owner, addresses) : null;
            if (line is not null)
                found.AddRange(Promises(line, now));
            problems.AddRange(found);
            foreach (var channel in draft.Channels)
                owners.TryAdd(channel, draft.Name);
            if (line is not null && found.Count == 0)
                lines.Add(line);
        }

        return (lines, problems);
    }

    private static Line Line(LineDraft draft, string owner, DirectoryEntries addresses)
    {
        var person = addresses.People[owner];
        return draft.ToLine(person.Id, [.. draft.Members.Select(member => addresses.People[member].Id)], person.Zone);
    }

    private static IEnumerable<LineProblem> Promises(Line line, Instant now) => line.Policies.TooLongIn(line.Calendar, now).Select(tooLong => new LineProblem(
        line.Name, LineKeys.Policy(tooLong.Severity), $"{tooLong.Promise} takes more than two years in these working hours; write a shorter time."));

    private static IEnumerable<LineProblem> Channels(LineDraft draft, DirectoryEntries addresses, Dictionary<string, string> owners)
    {
        var sentences = draft.Channels.Select(id => ChannelProblem(id, addresses) ?? Taken(id, addresses, owners)).OfType<string>()
            .Concat(draft.Channels.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => $"{same.Key} is named more than once."))
            .Concat(Mixed([.. draft.Channels.Select(addresses.Channels.GetValueOrDefault).OfType<DirectoryChannel>()]));
        return sentences.Select(sentence => new LineProblem(draft.Name, LineKeys.Channels, sentence));
    }

    /// <summary>Why a channel can be no line's; null when it can.</summary>
    public static string? ChannelProblem(string id, DirectoryEntries addresses) => addresses.Channels.GetValueOrDefault(id) switch
    {
        null when !DirectoryEntries.IsChannelId(id) => $"'{id}' is not a channel's id such as C0123ABCD; {AboutIds}.",
        null => $"I see no channel {id}: if it is private, type \"/invite @andon\" there first, else look at the id again; {AboutIds}.",
        { IsDirect: true } => $"{id} is not a channel but a direct message.",
        { IsArchived: true } channel => $"{channel} is archived.",
        _ => null,
    };

    private static string? Taken(string id, DirectoryEntries addresses, Dictionary<string, string> owners) =>
        owners.TryGetValue(id, out var other) ? $"{addresses.Channels[id]} belongs to the line {other}, and a channel belongs to one line." : null;

    private static IEnumerable<string> Mixed(IReadOnlyList<DirectoryChannel> channels)
    {
        var (hidden, open) = (channels.FirstOrDefault(channel => channel.IsPrivate), channels.FirstOrDefault(channel => !channel.IsPrivate));
        if (hidden is not null && open is not null)
            yield return $"a line mixes no private and public channels, and {hidden} is private and {open} public.";
    }

    private static IEnumerable<LineProblem> People(LineDraft draft, DirectoryEntries addresses)
    {
        if (draft.Owner is not null && PersonProblem(draft.Owner, addresses) is { } sentence)
            yield return new(draft.Name, LineKeys.Owner, sentence);
        foreach (var problem in draft.Members.Select(member => PersonProblem(member, addresses)).OfType<string>())
            yield return new(draft.Name, LineKeys.Members, problem);
        var members = draft.Members.Select(addresses.People.GetValueOrDefault).OfType<DirectoryPerson>();
        foreach (var twice in members.GroupBy(person => person.Id).Where(same => same.Count() > 1).Select(same => same.First()))
            yield return new(draft.Name, LineKeys.Members, $"{twice.Name} ({twice.Id}) is named more than once.");
    }

    private static string? PersonProblem(string named, DirectoryEntries addresses) => addresses.People.GetValueOrDefault(named) switch
    {
        null when DirectoryEntries.IsEmail(named) => $"Slack knows nobody with the e-mail {named}.",
        null when DirectoryEntries.IsUserId(named) => $"Slack knows nobody with the id {named}.",
        null => $"'{named}' is neither a Slack id such as U0ALICE00 nor an e-mail.",
        { Obstacle: { } obstacle } person => $"{person.Name} ({named}) {obstacle}.",
        _ => null,
    };
}
