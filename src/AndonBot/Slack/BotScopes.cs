namespace AndonBot.Slack;

/// <summary>What the Slack app has to be granted, as its manifest asks for it.</summary>
public static class BotScopes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "commands", "chat:write", "chat:write.public", "channels:read", "groups:read", "channels:join", "im:write", "users:read", "users:read.email",
        "channels:history", "groups:history", "im:history",
    ];
}
