namespace AndonBot.Playground.LocalSlack.Faults;

/// <summary>Injects a fault into a number of requests.</summary>
public sealed class FaultRule
{
    internal FaultRule(string method, Fault fault, int times, string? channel) =>
        (Method, Fault, Remaining, Channel) = (method, fault, times, channel);

    /// <summary>The Web API method, "response_url", or "*" for all requests.</summary>
    public string Method { get; }

    public Fault Fault { get; }

    /// <summary>The id of the conversation to which the rule applies; null for all.</summary>
    public string? Channel { get; }

    /// <summary>The number of requests into which the fault will still be injected.</summary>
    public int Remaining { get; internal set; }

    /// <summary>The number of requests into which the fault was injected so far.</summary>
    public int Hits { get; internal set; }
}
