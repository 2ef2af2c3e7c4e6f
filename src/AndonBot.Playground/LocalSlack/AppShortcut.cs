namespace AndonBot.Playground.LocalSlack;

/// <summary>A shortcut that the app has registered.</summary>
/// <param name="IsForMessages">Whether it is a message shortcut; otherwise it is a global shortcut.</param>
public sealed record AppShortcut(string Name, string CallbackId, bool IsForMessages);
