using System.Diagnostics.Metrics;
using AndonBot.Domain.Notifications;
using AndonBot.Storage;

namespace AndonBot.Outbox;

/// <summary>Measures how late messages leave and how many wait.</summary>
public sealed class OutboxMetrics
{
    private readonly Histogram<double> _lateness;
    private volatile Backlog? _backlog;

    public OutboxMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        _lateness = meter.Seconds(
            "andon.notification.lateness", "From when a message was due to when Slack or a webhook had it, by urgency.",
            0.1, 0.25, 0.5, 1, 1.5, 2.5, 5, 10, 30, 60, 300, 900, 3600);
        meter.CreateObservableGauge("andon.backlog", Waiting, "{notification}", "Messages that wait to be sent, by urgency.");
        meter.CreateObservableGauge("andon.oldest.due", Oldest, "s", "How long the oldest message or evaluation that is due has waited.");
    }

    public void Sent(Urgency urgency, TimeSpan late) => _lateness.Record(late.TotalSeconds, new KeyValuePair<string, object?>("urgency", Word(urgency)));

    /// <summary>Takes over what was found in the database; null when it could not be asked, and then nothing is reported.</summary>
    public void Saw(Backlog? backlog) => _backlog = backlog;

    private IEnumerable<Measurement<long>> Waiting() => _backlog is not { } backlog ? [] : Enum.GetValues<Urgency>().Select(
        urgency => new Measurement<long>(backlog.Waiting.GetValueOrDefault(urgency), new KeyValuePair<string, object?>("urgency", Word(urgency))));

    private IEnumerable<Measurement<long>> Oldest() => _backlog is { } backlog ? [new(backlog.OldestSeconds)] : [];

    private static string Word(Urgency urgency) => urgency.ToString().ToLowerInvariant();
}
