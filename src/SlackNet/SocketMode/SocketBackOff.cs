namespace SlackNet.SocketMode;

/// <summary>How long to wait before a connection is opened again: briefly after one that had been up, and longer after each failed attempt.</summary>
internal sealed class SocketBackOff(Func<double> random)
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan holding = TimeSpan.FromMilliseconds(500);
    private int failures;

    /// <summary>The next wait: a random part of the step, at least half, so that apps which lost their connections at once return one by one.</summary>
    /// <param name="upTime">How long the last connection was up; zero when it could not be opened.</param>
    public TimeSpan Next(TimeSpan upTime)
    {
        failures = upTime >= holding ? 0 : Math.Min(failures + 1, 16);
        var step = Math.Min(Longest.TotalMilliseconds, shortest.TotalMilliseconds * Math.Pow(2, failures));
        return TimeSpan.FromMilliseconds(step * (0.5 + random() / 2));
    }
}
