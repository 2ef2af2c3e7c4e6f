using System.Diagnostics.Metrics;
using AndonBot.Storage;

namespace AndonBot.Interactions;

/// <summary>Measures how long people in Slack wait, and counts what they are refused.</summary>
public sealed class InteractionMetrics
{
    private readonly Histogram<double> _acknowledged;
    private readonly Counter<long> _failed;

    public InteractionMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        _acknowledged = meter.Seconds(
            "andon.acknowledgement.duration", "From an interaction's arrival to its answer, by kind and by whether Slack still waited.",
            0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3);
        _failed = meter.CreateCounter<long>("andon.interactions.failed", "{interaction}", "Interactions that ended in an exception, by kind.");
    }

    public void Acknowledged(string kind, bool inTime, long began) => _acknowledged.Record(
        TimeProvider.System.GetElapsedTime(began).TotalSeconds, new("interaction", kind), new("outcome", inTime ? "in_time" : "late"));

    public void Failed(string kind) => _failed.Add(1, new KeyValuePair<string, object?>("interaction", kind));
}
