using NodaTime;

namespace AndonBot.Slack;

/// <summary>What is known about the workspace, and whether Slack accepts the bot.</summary>
public sealed class SlackState
{
    private volatile string? _workspace;
    private long _previousSecretAt;
    private volatile string? _trouble = "Slack has not answered yet";

    /// <summary>The workspace's id; null until it is read from Slack or the database.</summary>
    public string? Workspace => _workspace;

    public string? BotUser { get; private set; }

    /// <summary>The Enterprise organisation of the workspace; null when it belongs to none.</summary>
    public string? Enterprise { get; private set; }

    /// <summary>The workspace's address, such as <c>https://acme.slack.com/</c>; null until Slack is asked.</summary>
    public string? Address { get; private set; }

    /// <summary>Since when a connection to Slack is open, by the world clock; null while none is, and in Http mode.</summary>
    public Instant? ConnectedSince { get; private set; }

    /// <summary>When Slack last signed a request with the previous signing secret, to the second; null when it has not since the start.</summary>
    public DateTimeOffset? PreviousSecretAt =>
        Volatile.Read(ref _previousSecretAt) is not 0 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>What is wrong; null while all is well.</summary>
    public string? Trouble => _trouble;

    public void IsWorkspace(string workspace, string botUser, string? enterprise)
    {
        BotUser = botUser;
        Enterprise = enterprise;
        _workspace = workspace;
    }

    public void LivesAt(string? address) => Address = address;

    /// <summary>The permalink of a message; null while the workspace's address is not known.</summary>
    /// <param name="thread">The message under which it is a reply.</param>
    /// <remarks>It is built and not asked for, because Slack gives no permalink for channels that the bot is not in.</remarks>
    public string? LinkTo(string channel, string ts, string? thread)
    {
        if (string.IsNullOrEmpty(Address))
            return null;
        var link = $"{Address.TrimEnd('/')}/archives/{channel}/p{ts.Replace(".", "")}";
        return thread is null || thread == ts ? link : $"{link}?thread_ts={thread}&cid={channel}";
    }

    public void Saw(bool isConnected, Instant now) => ConnectedSince = isConnected ? ConnectedSince ?? now : null;

    public void SignedWithPreviousSecret(DateTimeOffset at) => Volatile.Write(ref _previousSecretAt, at.ToUnixTimeSeconds());

    public void Works() => _trouble = null;

    public void Refused(string code) => _trouble = code;
}
