namespace AndonBot.Playground.LocalSlack;

/// <summary>A shortcut of the app's registration.</summary>
/// <param name="IsForMessages">Offered at every message; otherwise wherever something is typed.</param>
public sealed record AppShortcut(string Name, string CallbackId, bool IsForMessages);
