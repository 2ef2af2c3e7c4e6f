using AndonBot.Incidents;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet.Interaction;

namespace AndonBot.Interactions;

/// <summary>"Pull the andon cord" in a message's menu, and where anything is typed: opens the form.</summary>
public sealed partial class ShortcutDesk(
    Desk desk, FormDesk forms, ModalOpener opener, SlackState slack, Answers answers, WorldClock clock, ILogger<ShortcutDesk> logger)
    : IMessageShortcutHandler, IGlobalShortcutHandler
{
    public async Task Handle(MessageShortcut request)
    {
        var refusal = Refusal(request, request.TriggerId, request.Channel?.Id, request.Message?.Ts);
        if ((refusal ?? await Safely(request, request.TriggerId, request.Message?.Text, Open)) is { } reply)
            answers.Show(request.ResponseUrl, reply);

        async Task<Reply?> Open(Interaction gesture) => await forms.Pull(gesture, request.TriggerId, request.ResponseUrl, null, await Read(gesture, request));
    }

    public async Task Handle(GlobalShortcut shortcut)
    {
        var refusal = Refusal(shortcut, shortcut.TriggerId);
        // Where no channel is, a form has to say it.
        if ((refusal ?? await Safely(shortcut, shortcut.TriggerId, null, gesture => forms.Pull(gesture, shortcut.TriggerId, null, null))) is { } reply)
            answers.Later(() => opener.Say(shortcut.TriggerId, reply));
    }

    private Reply? Refusal(InteractionRequest request, params ReadOnlySpan<string?> ids) =>
        desk.Refusal(request.User?.TeamId ?? request.Team?.Id, request.Enterprise?.Id, [request.User?.Id, .. ids]);

    /// <summary>The message in plain words, and where it is.</summary>
    private async Task<SharedMessage> Read(Interaction gesture, MessageShortcut request)
    {
        var text = await desk.Decode(gesture.Workspace, MessageText.Of(request.Message));
        return new(text.Trim(), slack.LinkTo(gesture.Channel, request.Message.Ts, request.Message.ThreadTs));
    }

    /// <param name="text">What would be lost when it fails.</param>
    private async Task<Reply?> Safely(InteractionRequest request, string trigger, string? text, Func<Interaction, Task<Reply?>> open)
    {
        try
        {
            return await open(new(desk.Workspace!, request.User!.Id, request.Channel?.Id ?? "", trigger, clock.Now()));
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
