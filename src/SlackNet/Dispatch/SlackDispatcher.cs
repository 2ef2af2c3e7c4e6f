using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNet.Dispatch;

/// <summary>Passes a payload to its handlers and returns the content of the acknowledgement, which is null for an empty one.</summary>
internal sealed partial class SlackDispatcher(SlackHandlers handlers, IServiceScopeFactory scopes, ILogger<SlackDispatcher> log)
{
    public async Task<object> Command(SlashCommand command, IServiceProvider services)
    {
        if (!handlers.Commands.TryGetValue(command.Command ?? "", out var handler))
            return null;

        var response = await handler(services).Handle(command);
        return response is null ? null : new SlashCommandMessageResponse(response);
    }

    public async Task<object> Interaction(InteractionRequest request, IServiceProvider services)
    {
        switch (request)
        {
            case BlockActionRequest block:
                await Task.WhenAll(handlers.BlockActions.Select(handle => handle(services, block)));
                return null;
            case ViewSubmission submission when HandlerOf(submission.View) is { } handler:
                return await handler(services).Handle(submission) is { ResponseAction: not null } response ? response : null;
            case ViewClosed closed when HandlerOf(closed.View) is { } handler:
                await handler(services).HandleClose(closed);
                return null;
            case MessageShortcut shortcut when handlers.MessageShortcuts.TryGetValue(shortcut.CallbackId ?? "", out var handler):
                await handler(services).Handle(shortcut);
                return null;
            case GlobalShortcut shortcut when handlers.GlobalShortcuts.TryGetValue(shortcut.CallbackId ?? "", out var handler):
                await handler(services).Handle(shortcut);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Calls every handler of the event, each in its own scope. Failures are only logged, since the event is already acknowledged.</summary>
    public async Task Event(EventCallback callback)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var handle in handlers.Events)
        {
            try
            {
                await handle(scope.ServiceProvider, callback);
            }
            catch (Exception failure)
            {
                Log.EventFailed(log, callback.Event?.Type, callback.EventId, failure);
            }
        }
    }

    private Func<IServiceProvider, IViewSubmissionHandler> HandlerOf(ViewInfo view) =>
        handlers.Views.GetValueOrDefault(view?.CallbackId ?? "");

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A handler of the {EventType} event {EventId} failed.")]
        public static partial void EventFailed(
            Microsoft.Extensions.Logging.ILogger log, string eventType, string eventId, Exception failure);
    }
}
