using SlackNet.SocketMode;

namespace SlackNet.AspNetCore;

/// <summary>How Slack's requests are received and checked.</summary>
public class SlackEndpointConfiguration
{
    public string RoutePrefix { get; private set; } = "slack";

    public string SigningSecret { get; internal set; }

    /// <summary>Whether Slack sends over connections that the app opens, and not to the routes.</summary>
    public bool SocketMode { get; private set; }

    public SocketModeConnectionOptions SocketModeConnectionOptions { get; set; } = new();

    public SlackEndpointConfiguration UseSocketMode(bool useSocketMode = true, SocketModeConnectionOptions connectionOptions = null)
    {
        SocketMode = useSocketMode;
        SocketModeConnectionOptions = connectionOptions ?? SocketModeConnectionOptions;
        return this;
    }

    /// <summary>Moves the routes from <c>/slack/…</c> to another path.</summary>
    public SlackEndpointConfiguration MapToPrefix(string routePrefix)
    {
        RoutePrefix = routePrefix.Trim('/');
        return this;
    }
}
