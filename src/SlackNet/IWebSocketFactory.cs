namespace SlackNet;

/// <summary>Makes the web sockets of Socket Mode.</summary>
public interface IWebSocketFactory
{
    IWebSocket Create(string uri);
}

internal sealed class WebSocketFactory : IWebSocketFactory
{
    public IWebSocket Create(string uri) => new WebSocketWrapper(new(), uri);
}
