using SlackNet.Events;

namespace AndonBot.Slack;

/// <summary>Handles shortcuts: entries of a message's menu, or of the menu where messages are typed.</summary>
public interface IShortcutHandler : IHandler
{
    /// <summary>The <c>callback_id</c> of the shortcut in a message's menu.</summary>
    string MessageShortcut { get; }

    /// <summary>The <c>callback_id</c> of the shortcut that belongs to no message.</summary>
    string GlobalShortcut { get; }

    /// <param name="at">The message whose menu was used; null for the global shortcut.</param>
    /// <returns>The answer; null when a form was opened.</returns>
    Task<Reply?> Open(Interaction by, MessageEvent? at);

    /// <summary>Opens its form when the database fails or is late.</summary>
    /// <returns>Null when that cannot be done.</returns>
    Task<KeptReply?> OpenWithoutDatabase(Interaction by, MessageEvent? at) => Task.FromResult<KeptReply?>(null);
}
