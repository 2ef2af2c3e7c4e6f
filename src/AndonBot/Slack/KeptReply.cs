namespace AndonBot.Slack;

/// <summary>What is done without the database: the reply, and the reply that follows once it is recorded.</summary>
/// <param name="Now">Null when a form was opened.</param>
/// <param name="Later">Null when nothing follows.</param>
public sealed record KeptReply(Reply? Now, Task<Reply>? Later = null);
