using SlackNet.SocketMode;

namespace SlackNet;

/// <summary>Takes what Slack sends over connections that the app opens itself.</summary>
public interface ISlackSocketModeClient
{
    /// <summary>Whether Slack can send something now.</summary>
    bool Connected { get; }

    /// <summary>Opens the connections and keeps them up; returns when the first of them is.</summary>
    Task Connect(SocketModeConnectionOptions connectionOptions = null, CancellationToken cancellationToken = default);

    /// <summary>Takes nothing more; what was taken is still acknowledged.</summary>
    void Disconnect();
}
