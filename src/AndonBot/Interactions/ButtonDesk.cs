using System.Globalization;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Lines;
using AndonBot.Incidents;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Interaction;

namespace AndonBot.Interactions;

/// <summary>Buttons and menus in messages. Their values are read, looked up and authorised anew: buttons outlive roles.</summary>
public sealed partial class ButtonDesk(
    Desk desk, PullTheCord pull, IncidentDeeds deeds, ChangeIncident change, DeliveryStore deliveries, AcceptHandoff handoff, CommandDesk commands,
    FormDesk forms, ActionDesk actions, PostmortemDesk postmortems, HomeDesk home, Answers answers,
    WorldClock clock, ILogger<ButtonDesk> logger) : IBlockActionHandler
{
    public async Task Handle(BlockActionRequest request)
    {
        Reply? reply;
        try
        {
            reply = desk.Refusal(request.User?.TeamId ?? request.Team?.Id, request.Enterprise?.Id, request.User?.Id, request.Action?.ActionId)
                ?? await Answer(request);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
            reply = Failures.Say(null);
        }

        Show(request, reply);
    }

    /// <summary>Says what came of it where it was done: in the home tab, in a form, or beside the message.</summary>
    private void Show(BlockActionRequest request, Reply? reply)
    {
        if (request is { View: HomeViewInfo, User.Id: { Length: > 0 } user })
            home.Show(user, reply);
        else if (request.View is { } form && reply is not null)
            answers.ShowIn(form, reply);
        else if (reply is not null && (!reply.IsDone || reply.Buttons.Count > 0 || !ShowsItself(request.Action?.ActionId)))
            answers.Show(request.ResponseUrl, reply);
    }

    /// <summary>Whether what was done is seen where it was clicked, on the card or the call; elsewhere the answer has to say it.</summary>
    private static bool ShowsItself(string? actionId) =>
        actionId is not (ActionIds.PullAnyway or ActionIds.PullLine or ActionIds.PullMeant or ActionIds.Same or ActionIds.StillOnIt);

    private async Task<Reply?> Answer(BlockActionRequest request)
    {
        var action = request.Action;
        var channel = request.Channel?.Id ?? request.Container?.ChannelId ?? "";
        var key = $"{request.TriggerId}:{action.ActionTs}:{request.User!.Id}:{action.ActionId}:{ValueOf(action)}";
        var gesture = new Interaction(desk.Workspace!, request.User.Id, channel, key, clock.Now()) { IsAtHome = request.View is HomeViewInfo };
        if (action.ActionId is ActionIds.Refresh)
            return null;
        if (action.ActionId is ActionIds.PullAnyway)
            return await desk.MayNotPull(gesture) ?? await PullAnyway(gesture, ValueOf(action));
        if (action.ActionId is ActionIds.PullLine)
            return await desk.MayNotPull(gesture) ?? await Place(gesture, ValueOf(action));
        if (await desk.MayNotAct(gesture) is { } refusal)
            return refusal;
        if (action.ActionId == ActionIds.PullMeant)
            return await Meant(gesture, ValueOf(action));
        if (action.ActionId is ActionIds.Add or ActionIds.Done or ActionIds.Move or ActionIds.Help or ActionIds.Keep)
            return await actions.Click(gesture, request.TriggerId, action.ActionId, ValueOf(action));
        return Numbers(ValueOf(action)) is [var number, ..] numbers ? await Act(gesture, request, number, numbers) : HelpMessages.NotYet;
    }

    private async Task<Reply?> Act(Interaction gesture, BlockActionRequest request, long number, IReadOnlyList<long> numbers) => request.Action.ActionId switch
    {
        ActionIds.Answer => await deeds.Answer(gesture, number),
        ActionIds.Stop => await deeds.Stop(gesture, number, null),
        ActionIds.Back => await deeds.ComeBack(gesture, number),
        ActionIds.StillOnIt => await deeds.StillOnIt(gesture, number),
        ActionIds.Severity when numbers is [_, var severity and >= 1 and <= 3] => await deeds.SetSeverity(gesture, number, (Severity)severity),
        ActionIds.AcceptHandoff when numbers is [var line, var week and <= int.MaxValue] => await handoff.Accept(gesture, line, (int)week),
        ActionIds.Same when numbers is [_, var into] => await change.Merge(gesture, number, into),
        ActionIds.Severity when numbers is [_] => HelpMessages.About("sev"),
        ActionIds.Same when numbers is [_] => HelpMessages.About("same"),
        ActionIds.Restart or ActionIds.Contain or ActionIds.Dismiss or ActionIds.Note or ActionIds.Give =>
            await forms.Incident(gesture, request.TriggerId, number, request.Action.ActionId, request.ResponseUrl),
        ActionIds.Postmortem => await postmortems.Open(gesture, request.TriggerId, number),
        // Messages outlive versions: the button may be of a newer one.
        _ => HelpMessages.NotYet,
    };

    /// <summary>Pulls with all that was kept when it was not (yet) a pull.</summary>
    private async Task<Reply> PullAnyway(Interaction gesture, string key)
    {
        if (await deliveries.Find(gesture.Workspace, key) is not { } kept || kept.User != gesture.User)
            return new("That text is not kept any more. Please pull again: `/andon &lt;what is wrong&gt;`");
        return await pull.Pull(
            gesture with { Key = key + ":anyway", Channel = kept.Channel },
            new(kept.Text, (Severity)(kept.Severity ?? (int)Severity.Sev2), kept.LineName, Anyway: true, Message: kept.Message));
    }

    private async Task<Reply> Place(Interaction gesture, string value) => value.Split(' ', 2) is [var number, var line] && Numbers(number) is [var incident]
        ? await pull.Place(gesture, incident, line)
        : HelpMessages.NotYet;

    /// <summary>What was pulled was a command without its number: does the command, and takes the pull back.</summary>
    private async Task<Reply> Meant(Interaction gesture, string value)
    {
        if (value.Split(' ', 2) is not [var target, var key] || Numbers(target) is not [var other]
            || await deliveries.Find(gesture.Workspace, key) is not { IncidentNumber: { } pulled } kept || kept.User != gesture.User)
        {
            return new("That text is not kept any more. Please type the command with its number, such as `/andon note 12 &lt;text&gt;`.");
        }

        var today = gesture.Now.InZone(await desk.ZoneOf(gesture.Workspace, gesture.User)).Date;
        if (AndonCommand.Parse(Mrkdwn.Text(kept.Text), today) is not AndonCommand.Pull text || text.Meant((int)other, today) is not { } command)
            return new($"I could not read that as a command for #{other}. Please type it with its number, such as `/andon note {other} &lt;text&gt;`.");
        // By the pull's own key: clicked twice it is still one note.
        var reply = await commands.Act(gesture with { Key = key + ":meant" }, command);
        await deeds.Dismiss(gesture with { Key = key + ":taken-back" }, pulled, $"meant for #{other}");
        return reply;
    }

    private static string ValueOf(BlockAction action) => action switch
    {
        ButtonAction button => button.Value ?? "",
        StaticSelectAction menu => menu.SelectedOption?.Value ?? "",
        OverflowAction overflow => overflow.SelectedOption?.Value ?? "",
        _ => "",
    };

    private static IReadOnlyList<long> Numbers(string value)
    {
        var numbers = value.Split(' ')
            .Select(word => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToList();
        return numbers.Contains(-1) ? [] : numbers;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A button could not be served.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
