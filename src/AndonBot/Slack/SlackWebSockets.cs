using System.Collections.Concurrent;
using System.Net.WebSockets;
using AndonBot.Storage;
using NodaTime;
using SlackNet;

namespace AndonBot.Slack;

/// <summary>Makes the web sockets that Slack sends over, and knows whether one is open and when Slack last sent something.</summary>
/// <remarks>Each pings Slack and is closed when no answer comes: a connection that died silently would otherwise look open for minutes.</remarks>
public sealed partial class SlackWebSockets(WorldClock clock, ILogger<SlackWebSockets> logger) : IWebSocketFactory
{
    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<IWebSocket, Instant> _lastReceived = [];

    /// <summary>When Slack last sent something over a web socket that is open now, by the world clock; null while none is.</summary>
    public Instant? LastReceived => _lastReceived.Where(pair => pair.Key.State == WebSocketState.Open).Select(pair => (Instant?)pair.Value).Max();

    public bool IsConnected => LastReceived is not null;

    public IWebSocket Create(string uri)
    {
        var socket = new ClientWebSocket { Options = { KeepAliveInterval = PingInterval, KeepAliveTimeout = PingTimeout } };
        return new SlackWebSocket(new WebSocketWrapper(socket, uri), this);
    }

    internal void Received(IWebSocket socket) => _lastReceived[socket] = clock.Now();

    internal void Forget(IWebSocket socket) => _lastReceived.TryRemove(socket, out _);

    internal void SwitchedOff() => Log.SwitchedOff(logger);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Slack says link_disabled: Socket Mode is switched off in the app's settings.")]
        public static partial void SwitchedOff(ILogger logger);
    }
}
