using System.Security.Cryptography;
using System.Text;
using AndonBot.Incidents.Spool;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>Keeps a pull that the database did not record in time, and tells its channel at once.</summary>
internal sealed class PullKeeper(PullSpool spool, SpoolAnnouncer announcer, KnownLines lines)
{
    /// <summary>How long the disk may take. When it is slower than Slack waits, the answer follows.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="request">What was asked for, with the text as Slack sent it.</param>
    /// <param name="anywayOf">The key of the interaction whose text is pulled with.</param>
    /// <returns>Null when the pull could not be kept.</returns>
    public async Task<KeptReply?> Keep(Interaction by, PullTheCordRequest request, string? anywayOf = null)
    {
        // Whether somebody of another workspace may pull here, only the database says.
        if (by.ForeignRole is not null)
            return null;
        var line = lines.Last(by.Workspace)?.For(request.LineName, by.Channel);
        var pull = new KeptPull(
            IdOf(by), by.Workspace, by.User, by.Channel, by.Key, by.Now.ToDateTimeOffset(), TimeProvider.System.GetUtcNow(), request.Text, request.Severity)
        {
            Here = by.Here, LineName = request.LineName, Message = request.Message, AnywayOf = anywayOf,
            AnnouncedIn = line?.Line.CardChannel(by.Channel) ?? (by.Channel is ['C' or 'G', ..] ? by.Channel : null),
        };
        try
        {
            if (await Task.Run(() => spool.Keep(pull)).WaitAsync(Patience, TimeProvider.System) is not { } kept)
                return null;
            if (!kept.IsRepeated)
                kept.Waiting.Announcing = announcer.Announce(kept.Waiting, line);
            return new(SpoolMessages.Kept(kept.Waiting.Pull, FixerOf(line, by), kept.IsRepeated), kept.Waiting.Outcome);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The Fixer, for whoever pulls in a channel of the line: it may be private, and only the database says who else sees it.</summary>
    private static string? FixerOf(StaffedLine? line, Interaction by) =>
        line is not null && line.Line.Channels.Contains(by.Here) ? line.OnCallAt(by.Now).Fixer : null;

    /// <summary>The same for every delivery of an interaction, so that its message is found by it.</summary>
    private static Guid IdOf(Interaction by) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{by.Workspace} {by.Key}")).AsSpan(0, 16));
}
