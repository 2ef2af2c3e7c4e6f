using SlackNet;
using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNetTests;

/// <summary>The requests that reached the handlers, and how the handlers respond.</summary>
internal sealed class Received
{
    private readonly List<object> requests = [];
    private TaskCompletionSource arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public SlashCommandResponse? CommandAnswer { get; set; }

    public ViewSubmissionResponse? ViewAnswer { get; set; }

    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public async Task Note(object request)
    {
        lock (requests)
        {
            requests.Add(request);
            arrival.SetResult();
            arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        await Meanwhile();
    }

    public T Single<T>() => All<T>().Single();

    public IReadOnlyList<T> All<T>()
    {
        lock (requests)
            return [.. requests.OfType<T>()];
    }

    /// <summary>Waits for the first request of a type.</summary>
    public async Task<T> First<T>() where T : class
    {
        while (true)
        {
            Task next;
            lock (requests)
            {
                if (requests.OfType<T>().FirstOrDefault() is { } here)
                    return here;

                next = arrival.Task;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }
}

/// <summary>A service that tells when its scope has been disposed.</summary>
internal sealed class PerRequest : IDisposable
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Ended => ended.Task;

    public void Dispose() => ended.SetResult();
}

internal sealed class CommandHandler(Received received, PerRequest scope) : ISlashCommandHandler
{
    public async Task<SlashCommandResponse> Handle(SlashCommand command)
    {
        await received.Note(command);
        await received.Note(scope);
        return received.CommandAnswer!;
    }
}

internal sealed class ActionHandler<TAction>(Received received) : IBlockActionHandler<TAction> where TAction : BlockAction
{
    public async Task Handle(TAction action, BlockActionRequest request)
    {
        await received.Note(action);
        await received.Note(request);
    }
}

internal sealed class AnyActionHandler(Received received) : IBlockActionHandler
{
    public Task Handle(BlockActionRequest request) => received.Note(request);
}

internal sealed class ViewHandler(Received received) : IViewSubmissionHandler
{
    public async Task<ViewSubmissionResponse> Handle(ViewSubmission viewSubmission)
    {
        await received.Note(viewSubmission);
        return received.ViewAnswer!;
    }

    public Task HandleClose(ViewClosed viewClosed) => received.Note(viewClosed);
}

internal sealed class ShortcutHandler(Received received) : IMessageShortcutHandler, IGlobalShortcutHandler
{
    public Task Handle(MessageShortcut request) => received.Note(request);

    public Task Handle(GlobalShortcut shortcut) => received.Note(shortcut);
}

internal sealed class EnvelopeHandler(Received received) : IEventHandler
{
    public Task Handle(EventCallback eventCallback) => received.Note(eventCallback);
}

internal sealed class EventHandler<TEvent>(Received received) : IEventHandler<TEvent> where TEvent : Event
{
    public Task Handle(TEvent slackEvent) => received.Note(slackEvent);
}
