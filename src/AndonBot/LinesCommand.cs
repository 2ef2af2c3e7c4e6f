using System.Data.Common;
using AndonBot.Domain.Lines;
using AndonBot.Lines;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot;

/// <summary>Exports lines to a file and imports them from one. An import needs every person and channel of the file to exist in Slack.</summary>
internal sealed class LinesCommand(
    Migrator migrator, WorkspaceStore workspaces, StaffedLineStore lines, SlackDirectory directory, ChannelMembership membership, SlackIdentity identity,
    SlackState slack, ChannelAudiences audiences, WorldClock clock)
{
    /// <summary>How long to wait in all while Slack rate-limits the look-ups.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task Export(TextWriter output, CancellationToken cancellation)
    {
        await migrator.Migrate(cancellation);
        var workspace = (await workspaces.Known())?.Workspace ?? await Introduce(cancellation);
        await output.WriteAsync(LinesFileWriter.Write(await Existing(workspace)));
    }

    /// <summary>Creates and changes lines as the file says, all or none. Returns false, with the errors written, when the file is wrong.</summary>
    public async Task<bool> Import(string yaml, bool prune, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var file = LinesFile.Read(yaml);
        await Say(file.Problems, error);
        try
        {
            await migrator.Migrate(patience.Token);
            var workspace = await Introduce(patience.Token);
            var before = await Existing(workspace);
            var addresses = await LookUp(workspace, file, patience.Token);
            var (after, problems) = LineCheck.Check(file.Lines, addresses, prune ? [] : Taken(before, file), clock.Now());
            await Say(problems, error);
            if (file.Problems.Count + problems.Count > 0)
                return false;
            await Save(workspace, new(before, after), prune, output);
            await audiences.Read(workspace, patience.Token);
            await Join(addresses, error, patience.Token);
            return true;
        }
        catch (Exception exception) when (file.Problems.Count > 0 && exception is SlackCallException or DbException)
        {
            // The errors in the file are written already, and matter more than this failure.
            return false;
        }
    }

    private async Task<string> Introduce(CancellationToken cancellation)
    {
        var me = await identity.Load(cancellation);
        slack.IsWorkspace(me.TeamId, me.BotUser, me.Enterprise);
        await workspaces.Save(me.TeamId, me.BotUser, me.Enterprise);
        return me.TeamId;
    }

    private async Task<IReadOnlyList<Line>> Existing(string workspace) => [.. (await lines.AllOf(workspace)).Select(line => line.Line)];

    private Task<DirectoryEntries> LookUp(string workspace, LinesFile file, CancellationToken cancellation) => directory.Find(
        workspace,
        file.Lines.SelectMany(draft => draft.Members.Append(draft.Owner)).OfType<string>(),
        file.Lines.SelectMany(draft => draft.Channels),
        cancellation);

    /// <summary>The channels of the lines that the file does not name.</summary>
    private static Dictionary<string, string> Taken(IReadOnlyList<Line> before, LinesFile file) => before
        .ExceptBy(file.Lines.Select(draft => draft.Name), line => line.Name)
        .SelectMany(line => line.Channels.Select(channel => (channel, line.Name)))
        .ToDictionary();

    private async Task Save(string workspace, ImportPlan plan, bool prune, TextWriter output)
    {
        var retired = prune ? plan.Unnamed : [];
        await lines.Save(workspace, [.. plan.New, .. plan.Changed], [.. retired.Select(line => line.Name)], clock.Now());
        foreach (var line in plan.After)
            await output.WriteLineAsync($"{line.Name}: {plan.DoneWith(line)}");
        foreach (var line in plan.Unnamed)
            await output.WriteLineAsync($"{line.Name}: {(prune ? "retired" : "not in the file, so it stays; --prune would retire it")}");
    }

    /// <summary>The bot may post in any public channel without being a member, but only members can read whether a message arrived.</summary>
    private async Task Join(DirectoryEntries addresses, TextWriter error, CancellationToken cancellation)
    {
        foreach (var channel in addresses.Channels.Values.Where(channel => !channel.IsPrivate))
        {
            if (await membership.Join(channel, cancellation) is { } sentence)
                await error.WriteLineAsync($"{sentence} The line works all the same; after a lost connection a message there may come twice.");
        }
    }

    private static async Task Say(IReadOnlyList<LineProblem> problems, TextWriter error)
    {
        foreach (var problem in problems)
            await error.WriteLineAsync(problem.ToString());
    }
}
