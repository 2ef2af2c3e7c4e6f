namespace AndonBot.Playground.LocalSlack;

/// <summary>A message as one person sees it: names resolved, dates in the person's zone, entities decoded.</summary>
/// <param name="Text">Blocks where there are any, else the text; controls as [Label].</param>
/// <param name="Notification">What the phone shows: the message's text.</param>
/// <param name="IsOnlyForMe">An ephemeral message.</param>
/// <param name="Replies">Its thread, oldest first.</param>
public sealed record SeenMessage(
    string Ts, string Time, string Author, string Text, string Notification, bool IsOnlyForMe, bool IsEdited,
    IReadOnlyList<SeenControl> Controls, IReadOnlyList<SeenMessage> Replies);

/// <summary>A button, menu or other element that can be used.</summary>
/// <param name="Options">Values that a menu offers.</param>
public sealed record SeenControl(string ActionId, string BlockId, string Type, string Label, string? Value, IReadOnlyList<string> Options);
