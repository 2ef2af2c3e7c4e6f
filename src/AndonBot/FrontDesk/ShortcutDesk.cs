using AndonBot.Incidents;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet.Interaction;

namespace AndonBot.FrontDesk;

/// <summary>"Pull the andon cord" in a message's menu, and where anything is typed: opens the form.</summary>
public sealed partial class ShortcutDesk(
    Desk desk, FormDesk forms, ModalOpener opener, SlackState slack, Answers answers, WorldClock clock, ILogger<ShortcutDesk> logger)
    : IMessageShortcutHandler, IGlobalShortcutHandler
{
    public async Task Handle(MessageShortcut request)
    {
        var gesture = GestureOf(request, request.TriggerId);
        if (await Safely(request, request.Message?.Text, async () => await forms.Pull(gesture, request.TriggerId, request.ResponseUrl, null, await Read(gesture, request))) is { } reply)
            answers.Show(request.ResponseUrl, reply);
    }

    public async Task Handle(GlobalShortcut shortcut)
    {
        var gesture = GestureOf(shortcut, shortcut.TriggerId);
        // Where no channel is, a form has to say it.
        if (await Safely(shortcut, null, () => forms.Pull(gesture, shortcut.TriggerId, null, null)) is { } reply)
            await opener.Open(gesture, shortcut.TriggerId, reply.ToModal(), "/andon");
    }

    private Gesture GestureOf(InteractionRequest request, string trigger) =>
        new(desk.Workspace ?? "", request.User?.Id ?? "", request.Channel?.Id ?? "", trigger, clock.Now());

    /// <summary>The message in plain words, and where it is.</summary>
    private async Task<SharedMessage> Read(Gesture gesture, MessageShortcut request)
    {
        var text = await desk.Decode(gesture.Workspace, MessageText.Of(request.Message));
        return new(text.Trim(), slack.LinkTo(gesture.Channel, request.Message.Ts, request.Message.ThreadTs));
    }

    /// <param name="text">What would be lost when it fails.</param>
    private async Task<Reply?> Safely(InteractionRequest request, string? text, Func<Task<Reply?>> open)
    {
        try
        {
            return desk.Refusal(request.User?.TeamId ?? request.Team?.Id, request.Enterprise?.Id) ?? await open();
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
            return Failures.Say(text);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A shortcut could not be served.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
