namespace AndonBot.Playground.LocalSlack.Faults;

/// <summary>Which requests meet a fault, and how many of them.</summary>
public sealed class FaultRule
{
    internal FaultRule(string method, Fault fault, int times, string? channel) =>
        (Method, Fault, Remaining, Channel) = (method, fault, times, channel);

    /// <summary>A Web API method, "response_url", or "*" for all.</summary>
    public string Method { get; }

    public Fault Fault { get; }

    /// <summary>Id of the only conversation that is struck; null for all.</summary>
    public string? Channel { get; }

    /// <summary>Requests still to be struck.</summary>
    public int Remaining { get; internal set; }

    /// <summary>Requests struck so far.</summary>
    public int Hits { get; internal set; }
}
