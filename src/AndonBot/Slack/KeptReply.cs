namespace AndonBot.Slack;

/// <summary>The reply to what could not be recorded, but is kept, and the reply that follows once it is recorded.</summary>
public sealed record KeptReply(Reply Now, Task<Reply> Later);
