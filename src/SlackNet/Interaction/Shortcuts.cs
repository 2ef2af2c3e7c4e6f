using SlackNet.Events;

namespace SlackNet.Interaction;

/// <summary>Handles a shortcut in a message's menu; Slack has its acknowledgement when it returns, due within 3 seconds.</summary>
public interface IMessageShortcutHandler
{
    Task Handle(MessageShortcut request);
}

/// <summary>Handles a shortcut that is offered everywhere; Slack has its acknowledgement when it returns, due within 3 seconds.</summary>
public interface IGlobalShortcutHandler
{
    Task Handle(GlobalShortcut shortcut);
}

/// <summary>Something was asked for at a message.</summary>
[Obsolete("Obsolete in the package.")]
public class MessageAction : InteractionRequest
{
    public string CallbackId { get; set; }

    public string TriggerId { get; set; }

    public MessageEvent Message { get; set; }
}

public class MessageShortcut : MessageAction;

/// <summary>It comes from no channel and can be answered by a view only.</summary>
public class GlobalShortcut : InteractionRequest
{
    public string CallbackId { get; set; }

    public string TriggerId { get; set; }
}
