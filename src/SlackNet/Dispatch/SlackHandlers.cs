using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNet.Dispatch;

/// <summary>The registered handlers. Each is resolved from the services of the request that it handles.</summary>
internal sealed class SlackHandlers
{
    public Dictionary<string, Func<IServiceProvider, ISlashCommandHandler>> Commands { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Func<IServiceProvider, IViewSubmissionHandler>> Views { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Func<IServiceProvider, IMessageShortcutHandler>> MessageShortcuts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Func<IServiceProvider, IGlobalShortcutHandler>> GlobalShortcuts { get; } = new(StringComparer.Ordinal);

    public List<Func<IServiceProvider, BlockActionRequest, Task>> BlockActions { get; } = [];

    public List<Func<IServiceProvider, EventCallback, Task>> Events { get; } = [];
}
