using AndonBot.Lines;
using AndonBot.People;
using AndonBot.Slack;

namespace AndonBot.Health;

/// <summary>Whether the bot can post in the channels of the lines. It joins none of them.</summary>
internal sealed class LinesCheck(SharedLookups lookups, LineStore lines, SlackDirectory directory) : Check
{
    private const string About = "lines";
    private const string AboutOne = "line";

    /// <summary>How long to wait in all while Slack rate-limits the look-ups.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override CheckName Name => CheckName.Lines;

    public override IReadOnlyList<string> Tags => [CheckTags.Doctor];

    public override async Task<CheckResult> Run(CancellationToken cancellation)
    {
        if (await lookups.IdentityIfKnown(cancellation) is not { } me || !await HasTables(cancellation))
            return CheckResult.Of(Name);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return CheckResult.Of(Name, await Find(me.TeamId, limit.Token));
        }
        catch (SlackCallException refused)
        {
            return CheckResult.Of(Name, Finding.Failed(About, $"their channels could not be looked at ({refused.Code})."));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return CheckResult.Of(
                Name, Finding.Warning(About, "their channels were not all looked at: Slack asked to wait for more than half a minute."));
        }
    }

    private async Task<bool> HasTables(CancellationToken cancellation)
    {
        try
        {
            return (await lookups.Schema(cancellation)).Version > 0;
        }
        catch (Exception exception) when (SchemaCheck.IsUnreachable(exception))
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<Finding>> Find(string workspace, CancellationToken limit)
    {
        var channels = await lines.Channels(workspace);
        if (channels.Count == 0)
            return [Finding.Ok(About, "there are none yet: `/andon setup` in a team's channel makes one, `lines import` all of them.")];
        var entries = await directory.Find(workspace, [], channels.Select(one => one.Channel), limit);
        return [.. channels.Select(one => Of(one.Line, one.Channel, entries))];
    }

    private static Finding Of(string line, string channel, DirectoryEntries entries)
    {
        if (LineCheck.ChannelProblem(channel, entries) is { } problem)
            return Finding.Failed(AboutOne, $"{line}: {problem} `/andon setup` and `lines import` give the line another channel.");
        return entries.Channels[channel] is { IsMember: false } open
            ? Finding.Warning(
                AboutOne, $"{line}: the bot may post in {open} and is not in it, so after a lost connection a message may come twice: "
                    + "type \"/invite @andon\" there.")
            : Finding.Ok(AboutOne, $"{line}: the bot is in {entries.Channels[channel]}.");
    }
}
