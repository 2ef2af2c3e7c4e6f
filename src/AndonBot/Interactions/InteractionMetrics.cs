using System.Diagnostics.Metrics;
using System.Text.Json;
using AndonBot.Domain;
using AndonBot.Incidents.Spool;
using AndonBot.Storage;

namespace AndonBot.Interactions;

/// <summary>Measures how long people in Slack wait, and counts what they are refused and what is kept for them.</summary>
internal sealed class InteractionMetrics
{
    private readonly Histogram<double> _acknowledged;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _refused;

    public InteractionMetrics(IMeterFactory meters, PullSpool spool)
    {
        var meter = meters.Create(Telemetry.Name);
        _acknowledged = meter.Seconds(
            "andon.acknowledgement.duration", "From an interaction's arrival to its answer, by kind and by whether Slack still waited.",
            0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 2.5, 3);
        _failed = meter.CreateCounter<long>("andon.interactions.failed", "{interaction}", "Interactions that ended in an exception, by kind.");
        _refused = meter.CreateCounter<long>("andon.interactions.refused", "{interaction}", "Interactions that somebody may not do, by kind and reason.");
        meter.CreateObservableGauge("andon.spool", () => spool.Waiting.Count, "{pull}", "Pulls that this replica keeps on disk, because the database is away.");
    }

    public void Acknowledged(string kind, bool inTime, long began) => _acknowledged.Record(
        TimeProvider.System.GetElapsedTime(began).TotalSeconds, new("interaction", kind), new("outcome", inTime ? "in_time" : "late"));

    /// <param name="role">What they are; null when they ask too often.</param>
    public void Refused(Door door, Role? role) =>
        _refused.Add(1, new("interaction", Word(door)), new("reason", role is { } who ? Word(who) : "too_many"));

    public void Failed(string kind) => _failed.Add(1, new KeyValuePair<string, object?>("interaction", kind));

    private static string Word(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
