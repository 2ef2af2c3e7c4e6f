namespace SlackNet.Events;

/// <summary>A request to the events URL.</summary>
public class EventRequest
{
    public string Type { get; set; }

    public string Token { get; set; }
}

/// <summary>An event, and the workspace it happened in. When Slack delivers it again, it has the same <see cref="EventId"/>.</summary>
public class EventCallback : EventRequest
{
    public string TeamId { get; set; }

    public string EnterpriseId { get; set; }

    public string ApiAppId { get; set; }

    public bool IsExtSharedChannel { get; set; }

    public Event Event { get; set; }

    public IList<Authorization> Authorizations { get; set; }

    public string EventContext { get; set; }

    public string EventId { get; set; }

    public int EventTime { get; set; }
}

public class UrlVerification : EventRequest
{
    public string Challenge { get; set; }
}
