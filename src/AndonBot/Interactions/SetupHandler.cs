using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Lines;
using AndonBot.Lines;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>
/// <c>setup</c>: creates or changes a line in a form of two pages. It checks who may, what Slack knows, and whether the bot can post in the channels.
/// </summary>
internal sealed partial class SetupHandler(
    StaffedLineStore lines, LineStore settings, PeopleDirectory people, SlackDirectory directory, ChannelMembership membership, FormOpener opener,
    ChannelAudiences audiences, ResponseUrlReplies replies, ILogger<SetupHandler> logger) : ICommandHandler<AndonCommand.Setup>, IFormHandler
{
    /// <summary>Slack waits three seconds for the answer; the remaining time is for the database.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.9);

    public Permission Needs => Permission.Act;

    public string CallbackId => SetupModal.Callback;

    public string FirstInput => InputIds.Line;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Setup command)
    {
        var here = await lines.InChannel(by.Workspace, by.Channel);
        var origin = new FormOrigin(by.Channel, by.ResponseUrl).ToMetadata();
        return await opener.Open(by, SetupModal.First(here?.Line, by.Channel, by.User, origin), "/andon setup");
    }

    public async Task<FormResult> Submit(Interaction by, SubmittedForm submitted)
    {
        var form = new SetupForm(submitted.View);
        var metadata = submitted.View.PrivateMetadata;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return SetupPage.From(metadata) is { } page
                ? await Finish(by, form, page, patience.Token)
                : await Begin(by, form, FormOrigin.From(metadata), patience.Token);
        }
        catch (Exception exception) when (exception is SlackCallException or OperationCanceledException)
        {
            Log.NotAsked(logger, exception.Message);
            form.Refuse(null, "Slack did not answer me in time, so nothing was saved. What you wrote is still here; please try again.");
        }
        catch (LinesChangedException exception)
        {
            form.Refuse(null, exception.Message);
        }

        return form.Refusal!;
    }

    /// <summary>The first page: answered by the second, with what the line has now or the defaults.</summary>
    private async Task<FormResult> Begin(Interaction by, SetupForm form, FormOrigin? origin, CancellationToken cancellation)
    {
        var draft = form.First();
        var me = await people.Find(by.Workspace, by.User);
        var existing = await lines.Named(by.Viewer, draft.Name);
        draft = draft with { RotationZone = me.Zone, CalendarZone = me.Zone };
        var (line, _) = await Check(by, form, origin, draft, existing, cancellation);
        if (line is null)
            return form.Refusal!;
        var page = new SetupPage(origin, line.Name, line.Channels, line.Owner, line.RotationSettings.Members);
        return new FormResult.NextPage(SetupModal.Second(existing is null ? line : Changed(existing.Line, line), page.ToMetadata()));
    }

    /// <summary>The second page: the bot says hello in the channels that are new to the line, and then the line is saved.</summary>
    private async Task<FormResult> Finish(Interaction by, SetupForm form, SetupPage page, CancellationToken cancellation)
    {
        var existing = await lines.Named(by.Viewer, page.Name);
        var draft = form.Second(page, existing?.Line);
        var (line, addresses) = await Check(by, form, page.Origin, draft, existing, cancellation);
        var me = await people.Find(by.Workspace, by.User);
        if (!Permissions.MaySetWebhook(me.Role, existing?.Line.CallWebhook, draft.CallWebhook))
            form.Refuse(SetupModal.Webhook, "I call whatever address stands here, so only a workspace admin sets one. Please ask an admin, or leave it out.");
        var order = form.Order(page.Members, id => addresses.People.GetValueOrDefault(id)?.Name ?? id);
        if (line is null || form.Refusal is not null)
            return form.Refusal!;

        line = line with { RotationSettings = line.RotationSettings with { Members = order } };
        var fixer = existing?.OnCallAt(by.Now).Fixer ?? order[0];
        var channels = line.Channels.Except(existing?.Line.Channels ?? []).Select(channel => addresses.Channels[channel]).ToList();
        if (await Enter(channels, SetupMessages.Ready(line, fixer), cancellation) is { Count: > 0 } obstacles)
        {
            form.Refuse(null, string.Join(' ', obstacles));
            return form.Refusal!;
        }

        await lines.Save(by.Workspace, line, by.Now);
        replies.Later(() => audiences.Read(by.Workspace, CancellationToken.None));
        return new FormResult.Closed(SetupMessages.Done(line, fixer, existing is null), page.Origin?.ResponseUrl);
    }

    /// <summary>The line that the draft makes; null when something is wrong, which the form says then.</summary>
    private async Task<(Line? Line, DirectoryEntries DirectoryEntries)> Check(
        Interaction by, SetupForm form, FormOrigin? origin, LineDraft draft, StaffedLine? existing, CancellationToken cancellation)
    {
        if (await Objection(by, origin, existing?.Line) is { } objection)
            form.Refuse(InputIds.Line, objection);
        if (existing is null && await lines.HasName(by.Workspace, draft.Name))
            form.Refuse(InputIds.Line, $"The name {draft.Name} is taken. Please choose another one.");
        var named = draft.Members.Append(draft.Owner).OfType<string>();
        var addresses = await Visible(by, await directory.Find(by.Workspace, named, draft.Channels, cancellation), existing?.Line, cancellation);
        var owners = await settings.OwnersOf(by.Workspace, draft.Channels);
        var (good, problems) = LineCheck.Check([draft], addresses, owners.Where(owner => owner.Value != draft.Name).ToDictionary(), by.Now);
        form.Refuse(problems);
        return (form.Refusal is null ? good[0] : null, addresses);
    }

    /// <summary>Without the private channels that the person is not in: for them these are not there.</summary>
    private async Task<DirectoryEntries> Visible(Interaction by, DirectoryEntries found, Line? existing, CancellationToken cancellation)
    {
        var hidden = await Task.WhenAll(found.Channels.Values
            .Where(channel => channel.IsPrivate && existing?.Channels.Contains(channel.Id) != true)
            .Select(async channel => await audiences.Has(channel.Id, by.User, cancellation) ? null : channel.Id));
        return found with { Channels = found.Channels.ExceptBy(hidden.OfType<string>(), channel => channel.Key).ToDictionary() };
    }

    /// <summary>Why this person may not set up the line from here; null when they may.</summary>
    private async Task<string?> Objection(Interaction by, FormOrigin? origin, Line? existing)
    {
        var me = await people.Find(by.Workspace, by.User);
        if (!Permissions.MayConfigure(me.Role, me.Id, existing?.Owner))
        {
            if (existing is null)
                return "Lines are set up by full members of the workspace.";
            var owner = await people.Find(by.Workspace, existing.Owner);
            return $"{existing.Name} belongs to {owner.DisplayName}: only they and workspace admins change it.";
        }

        return existing is null || existing.Channels.Contains(origin?.Channel)
            ? null
            : $"There is a line {existing.Name} already. Type /andon setup in its channel to change it, or choose another name.";
    }

    /// <summary>The settings that a line has, with the people and channels that it shall have; new people come last in the rotation.</summary>
    private static Line Changed(Line existing, Line wanted)
    {
        var staying = existing.RotationSettings.Members.Intersect(wanted.RotationSettings.Members);
        return existing with
        {
            Channels = wanted.Channels,
            Owner = wanted.Owner,
            RotationSettings = existing.RotationSettings with { Members = [.. staying.Union(wanted.RotationSettings.Members)] },
        };
    }

    /// <summary>What keeps the bot from the channels; empty when it is in all of them and was heard.</summary>
    private async Task<IReadOnlyList<string>> Enter(IReadOnlyList<DirectoryChannel> channels, string hello, CancellationToken cancellation)
    {
        var open = channels.Where(channel => !channel.IsPrivate);
        var closed = (await Task.WhenAll(open.Select(channel => membership.Join(channel, cancellation)))).OfType<string>().ToList();
        if (closed.Count > 0)
            return closed;
        return [.. (await Task.WhenAll(channels.Select(channel => membership.Say(channel, hello, cancellation)))).OfType<string>()];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A line could not be set up because Slack did not answer: {Reason}")]
        public static partial void NotAsked(ILogger logger, string reason);
    }
}
