using System.Diagnostics.Metrics;
using AndonBot.Storage;

namespace AndonBot.Slack;

/// <summary>Counts what is asked of Slack and what is rejected from outside.</summary>
public sealed class SlackMetrics
{
    private readonly Counter<long> _calls;
    private readonly Counter<long> _rejected;

    public SlackMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        _calls = meter.CreateCounter<long>("andon.slack.calls", "{call}", "Calls to Slack's Web API, by method and by the code of the outcome.");
        _rejected = meter.CreateCounter<long>("andon.requests.rejected", "{request}", "Requests that are not Slack's or not well-formed, by HTTP status.");
    }

    /// <param name="code">ok, Slack's error code, or what happened on the way.</param>
    public void Called(string method, string code) => _calls.Add(1, new("method", method), new("code", code));

    public void Rejected(int status) => _rejected.Add(1, new KeyValuePair<string, object?>("status", status));
}
