using SlackNet.Events;

namespace SlackNet.Interaction;

/// <summary>Handles a message shortcut. The request is acknowledged when it returns, which has to be within 3 seconds.</summary>
public interface IMessageShortcutHandler
{
    Task Handle(MessageShortcut request);
}

/// <summary>Handles a global shortcut. The request is acknowledged when it returns, which has to be within 3 seconds.</summary>
public interface IGlobalShortcutHandler
{
    Task Handle(GlobalShortcut shortcut);
}

/// <summary>Somebody used a shortcut in the menu of a message.</summary>
[Obsolete("Obsolete in the package.")]
public class MessageAction : InteractionRequest
{
    public string CallbackId { get; set; }

    public string TriggerId { get; set; }

    public MessageEvent Message { get; set; }
}

public class MessageShortcut : MessageAction;

/// <summary>Somebody used a shortcut outside any channel, so that only a view can answer it.</summary>
public class GlobalShortcut : InteractionRequest
{
    public string CallbackId { get; set; }

    public string TriggerId { get; set; }
}
