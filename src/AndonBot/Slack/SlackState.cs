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

    /// <summary>Where the workspace's own pages are, such as <c>https://acme.slack.com/</c>; null until Slack has told it.</summary>
    public string? Address { get; private set; }

    /// <summary>Since when the bot's own connections stand, by the world clock; null while none does, and where Slack sends requests.</summary>
    public Instant? ConnectedSince { get; private set; }

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _trouble;

    public void IsWorkspace(string workspace, string botUser)
    {
        BotUser = botUser;
        _workspace = workspace;
    }

    public void LivesAt(string? address) => Address = address;

    /// <summary>The permalink of a message; null while it is not known where the workspace is.</summary>
    /// <param name="thread">The message under which it is a reply.</param>
    /// <remarks>Made and not asked for: Slack gives none of messages in channels that the bot is not in.</remarks>
    public string? LinkTo(string channel, string ts, string? thread)
    {
        if (string.IsNullOrEmpty(Address))
            return null;
        var link = $"{Address.TrimEnd('/')}/archives/{channel}/p{ts.Replace(".", "")}";
        return thread is null || thread == ts ? link : $"{link}?thread_ts={thread}&cid={channel}";
    }

    public void Saw(bool isConnected, Instant now) => ConnectedSince = isConnected ? ConnectedSince ?? now : null;

    public void Works() => _trouble = null;

    public void Refused(string code) => _trouble = code;
}
