using SlackNet.SocketMode;

namespace SlackNet;

/// <summary>Receives events and interactions over connections that the app opens.</summary>
public interface ISlackSocketModeClient
{
    /// <summary>Whether Slack can send something over one of the connections now.</summary>
    bool Connected { get; }

    /// <summary>Opens the connections, and opens each again when it ends. Returns when the first is open.</summary>
    Task Connect(SocketModeConnectionOptions connectionOptions = null, CancellationToken cancellationToken = default);

    /// <summary>Accepts nothing more, and closes the connections when everything that was accepted is acknowledged.</summary>
    void Disconnect();
}
