using NodaTime;

namespace AndonBot.Slack;

/// <summary>What is known of the workspace and how Slack treats the bot, for the health page and the doors.</summary>
public sealed class SlackState
{
    private volatile string? _workspace;
    private volatile string? _trouble = "Slack has not answered yet";

    /// <summary>The workspace's id; null until Slack (or the database) has told it.</summary>
    public string? Workspace => _workspace;

    public string? BotUser { get; private set; }

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _trouble;

    public void IsWorkspace(string workspace, string botUser)
    {
        BotUser = botUser;
        _workspace = workspace;
    }

    /// <summary>Since when the bot's own connections stand, by the world clock; null while none does, and where Slack sends requests.</summary>
    public Instant? ConnectedSince { get; private set; }

    public void Saw(bool isConnected, Instant now) => ConnectedSince = isConnected ? ConnectedSince ?? now : null;

    public void Works() => _trouble = null;

    public void Refused(string code) => _trouble = code;
}
