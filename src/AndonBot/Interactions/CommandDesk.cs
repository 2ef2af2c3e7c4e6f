using AndonBot.Domain.Commands;
using AndonBot.Domain.Lines;
using AndonBot.Incidents;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;
using SlackNet.Interaction;

namespace AndonBot.Interactions;

/// <summary>The slash command.</summary>
public sealed partial class CommandDesk(
    Desk desk, PullTheCord pull, IncidentDeeds deeds, ChangeIncident change, DeliveryStore deliveries, Overview overview, FormDesk forms,
    OnlyOpenIncident onlyOpen, ActionDesk actions, PostmortemDesk postmortems,
    HealthDesk health, WorldClock clock, ILogger<CommandDesk> logger) : ISlashCommandHandler
{
    private const string PullWithThis = "Pull the cord with this text";

    public async Task<SlashCommandResponse?> Handle(SlashCommand command)
    {
        try
        {
            var reply = desk.Refusal(command.TeamId, command.EnterpriseId, command.TeamId, command.UserId, command.ChannelId, command.TriggerId)
                ?? await Answer(command);
            return reply is null ? null : new SlashCommandResponse { ResponseType = ResponseType.Ephemeral, Message = reply.ToMessage() };
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
            var lost = Failures.Say(command.Text);
            return new SlashCommandResponse { ResponseType = ResponseType.Ephemeral, Message = lost.ToMessage() };
        }
    }

    private async Task<Reply?> Answer(SlashCommand command)
    {
        var gesture = new Interaction(desk.Workspace!, command.UserId, command.ChannelId, command.TriggerId, clock.Now());
        // Asked when something does not work, so before anything that needs the database.
        if (AndonCommand.Parse(command.Text ?? "", gesture.Now.InUtc().Date) is AndonCommand.Health)
            return await health.Tell(gesture);
        var today = gesture.Now.InZone(await desk.ZoneOf(gesture.Workspace, gesture.User)).Date;
        var parsed = AndonCommand.Parse(command.Text ?? "", today);
        return parsed switch
        {
            AndonCommand.OpenPullModal open => await forms.Pull(gesture, command.TriggerId, command.ResponseUrl, open.Severity),
            AndonCommand.Pull text => await Pull(gesture, text, today),
            AndonCommand.Misread misread => await Keep(gesture, Mrkdwn.Text(misread.Usage), misread.Text, PullWithThis),
            AndonCommand.DidYouMean mean => await Keep(gesture, $"Did you mean `/andon {mean.Suggestion}`?", mean.Text, "Pull anyway"),
            AndonCommand.Help help => HelpMessages.About(help.About),
            AndonCommand.Status status => await overview.Status(gesture, status.Line) ?? await NoSuchLine(gesture, status.Line!, command.Text!),
            AndonCommand.Fixer => await overview.Fixer(gesture),
            AndonCommand.List list => await overview.List(gesture, list.Scope),
            AndonCommand.Show show => await onlyOpen.Or(gesture, show.Incident, "show", number => overview.Show(gesture, number)),
            AndonCommand.ListActions list => await actions.List(gesture, list),
            AndonCommand.Postmortem open => await desk.MayNotAct(gesture) ?? await Postmortem(gesture, open.Incident, command.TriggerId),
            AndonCommand.Setup => await desk.MayNotAct(gesture) ?? await forms.Setup(gesture, command.TriggerId, command.ResponseUrl),
            _ => await desk.MayNotAct(gesture) ?? await Act(gesture, parsed),
        };
    }

    /// <summary>What changes an incident or an action; for full members.</summary>
    public async Task<Reply> Act(Interaction gesture, AndonCommand command) => command switch
    {
        AndonCommand.Answer answer => await onlyOpen.Or(gesture, answer.Incident, "ack", number => deeds.Answer(gesture, number)),
        AndonCommand.Stop stop => await onlyOpen.Or(
            gesture, stop.Incident, "stop", async number => await deeds.Stop(gesture, number, await Text(gesture, stop.Why))),
        AndonCommand.Restart restart => await deeds.Restart(gesture, restart.Incident, await Text(gesture, restart.Containment)),
        AndonCommand.Contain contain => await deeds.Contain(gesture, contain.Incident, (await Text(gesture, contain.Text))!),
        AndonCommand.Back back => await deeds.ComeBack(gesture, back.Incident),
        AndonCommand.Dismiss dismiss => await deeds.Dismiss(gesture, dismiss.Incident, (await Text(gesture, dismiss.Why))!),
        AndonCommand.SetSeverity severity => await deeds.SetSeverity(gesture, severity.Incident, severity.Severity),
        AndonCommand.Note note => await deeds.Note(gesture, note.Incident, (await Text(gesture, note.Text))!),
        AndonCommand.GiveIncident give => await Give(gesture, give.Incident, give.User),
        AndonCommand.Held held => await deeds.Held(gesture, held.Incident),
        AndonCommand.Extend extend => await deeds.Extend(gesture, extend.Incident, extend.Until, (await Text(gesture, extend.Why))!),
        AndonCommand.Same same => await change.Merge(gesture, same.Incident, same.Earlier),
        _ => await actions.Run(gesture, command),
    };

    /// <summary>Hands an incident over, to somebody who can act.</summary>
    public async Task<Reply> Give(Interaction gesture, long number, string to) =>
        await desk.MayNotAct(gesture with { User = to }) is null
            ? await deeds.Give(gesture, number, to)
            : new($"{Mrkdwn.Person(to)} cannot take #{number}: only full members of the workspace can. Please choose somebody else.");

    private async Task<Reply?> Postmortem(Interaction gesture, long? number, string trigger) =>
        await onlyOpen.Which(gesture, number, "postmortem") is (var which, var question) && question is not null
            ? question
            : await postmortems.Open(gesture, trigger, which);

    private async Task<Reply> Pull(Interaction gesture, AndonCommand.Pull command, LocalDate today)
    {
        var text = await desk.Decode(gesture.Workspace, command.Text);
        return string.IsNullOrWhiteSpace(text)
            ? HelpMessages.NothingToRead
            : await pull.Pull(gesture, new(text, command.Severity ?? Severity.Sev2, Command: command.LacksNumber(today) ? command.Command : null));
    }

    /// <summary>"status" and a word that is no line: perhaps a slip, perhaps what is wrong.</summary>
    private async Task<Reply> NoSuchLine(Interaction gesture, string word, string raw) =>
        await Keep(
            gesture, $"There is no line {Mrkdwn.Text(word)}. `/andon status` in a channel without a line shows all of them.", raw, PullWithThis);

    /// <summary>A text that was perhaps meant as a pull is kept, and one click away from one.</summary>
    private async Task<Reply> Keep(Interaction gesture, string say, string raw, string label)
    {
        await deliveries.Keep(gesture, await desk.Decode(gesture.Workspace, raw), null);
        return new(say, new ReplyButton(ActionIds.PullAnyway, label, gesture.Key));
    }

    private async Task<string?> Text(Interaction gesture, string? raw) => raw is null ? null : await desk.Decode(gesture.Workspace, raw);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A command could not be served.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
