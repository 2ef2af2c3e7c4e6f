using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>Finds the handler of a command, button, form or shortcut.</summary>
public sealed class HandlerRegistry(IEnumerable<IHandler> handlers)
{
    private readonly Dictionary<Type, ICommandHandler> _commands =
        handlers.OfType<ICommandHandler>().ToDictionary(handler => handler.Command);

    private readonly Dictionary<string, IButtonHandler> _buttons =
        handlers.OfType<IButtonHandler>().ToDictionary(handler => handler.ActionId);

    private readonly Dictionary<string, IFormHandler> _forms =
        handlers.OfType<IFormHandler>().ToDictionary(handler => handler.CallbackId);

    private readonly IReadOnlyList<IShortcutHandler> _shortcuts = [.. handlers.OfType<IShortcutHandler>()];

    public ICommandHandler Command(Type command) => _commands[command];

    /// <summary>Null for the button of a newer version: messages outlive versions.</summary>
    public IButtonHandler? Button(string? actionId) => _buttons.GetValueOrDefault(actionId ?? "");

    /// <summary>Null for the form of a newer version.</summary>
    public IFormHandler? Form(string? callbackId) => _forms.GetValueOrDefault(callbackId ?? "");

    public IShortcutHandler? Shortcut(string? callbackId) =>
        _shortcuts.FirstOrDefault(handler => callbackId == handler.MessageShortcut || callbackId == handler.GlobalShortcut);
}
