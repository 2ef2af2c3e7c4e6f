namespace AndonBot.Playground.LocalSlack;

/// <summary>A message as one person sees it, with names resolved, dates in the person's zone and entities decoded.</summary>
/// <param name="Text">The blocks as text with controls as [Label], or the message's text when it has no blocks.</param>
/// <param name="Notification">The text that a notification on the phone shows.</param>
/// <param name="IsOnlyForMe">Whether the message is ephemeral.</param>
/// <param name="Replies">The messages of its thread, oldest first.</param>
public sealed record SeenMessage(
    string Ts, string Time, string Author, string Text, string Notification, bool IsOnlyForMe, bool IsEdited,
    IReadOnlyList<SeenControl> Controls, IReadOnlyList<SeenMessage> Replies);

/// <summary>A button, menu or other interactive element of a message.</summary>
/// <param name="Options">The values that a menu offers.</param>
public sealed record SeenControl(string ActionId, string BlockId, string Type, string Label, string? Value, IReadOnlyList<string> Options);
