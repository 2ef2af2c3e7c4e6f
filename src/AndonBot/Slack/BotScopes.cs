namespace AndonBot.Slack;

/// <summary>The scopes that the bot needs, as the manifest requests them.</summary>
public static class BotScopes
{
    public static IReadOnlyList<string> All { get; } =
    [
        "commands", "chat:write", "chat:write.public", "channels:read", "groups:read", "channels:join", "im:write", "users:read", "users:read.email",
        "channels:history", "groups:history", "im:history",
    ];
}
