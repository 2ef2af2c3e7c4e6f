namespace SlackNet.AspNetCore;

/// <summary>Where Slack's requests arrive and how they are checked.</summary>
public class SlackEndpointConfiguration
{
    public string RoutePrefix { get; private set; } = "slack";

    public string SigningSecret { get; internal set; }

    /// <summary>Moves the routes from <c>/slack/…</c> to another path.</summary>
    public SlackEndpointConfiguration MapToPrefix(string routePrefix)
    {
        RoutePrefix = routePrefix.Trim('/');
        return this;
    }
}
