using SlackNet;

namespace SlackNetTests;

/// <summary>Makes the default web sockets and records their URLs.</summary>
internal sealed class RecordingSockets : IWebSocketFactory
{
    public List<string> Made { get; } = [];

    public IWebSocket Create(string uri)
    {
        Made.Add(uri);
        return Default.WebSocketFactory.Create(uri);
    }
}
