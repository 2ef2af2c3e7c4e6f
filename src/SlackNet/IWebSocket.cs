using System.Net.WebSockets;

namespace SlackNet;

/// <summary>A web socket that carries text.</summary>
public interface IWebSocket : IDisposable
{
    WebSocketState State { get; }

    /// <summary>Completes when the connection has ended.</summary>
    Task Closed { get; }

    /// <summary>The messages that are received after subscribing.</summary>
    IObservable<string> Messages { get; }

    /// <returns>Whether the web socket is open now.</returns>
    Task<bool> Open(CancellationToken cancellationToken);

    Task Send(string message);
}
