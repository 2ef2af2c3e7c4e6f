using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AndonBot.Storage;

/// <summary>The name under which the bot's metrics and traces can be listened to. While nobody does, they cost next to nothing.</summary>
public static class Telemetry
{
    public const string Name = "AndonBot";

    /// <summary>Starts the spans of traces.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>A histogram of seconds with buckets where its limits lie.</summary>
    public static Histogram<double> Seconds(this Meter meter, string name, string description, params double[] buckets) =>
        meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets });
}
