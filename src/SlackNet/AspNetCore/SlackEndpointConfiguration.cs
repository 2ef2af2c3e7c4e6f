using SlackNet.SocketMode;

namespace SlackNet.AspNetCore;

/// <summary>Where Slack's requests arrive and how they are checked.</summary>
public class SlackEndpointConfiguration
{
    public string RoutePrefix { get; private set; } = "slack";

    public string SigningSecret { get; internal set; }

    /// <summary>Whether Slack sends over connections of the app's own instead of to the routes.</summary>
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
