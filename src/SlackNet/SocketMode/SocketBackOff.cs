namespace SlackNet.SocketMode;

/// <summary>How long to wait before a connection is opened again: hardly when one that held was lost, longer each time when none holds.</summary>
internal sealed class SocketBackOff(Func<double> random)
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan holding = TimeSpan.FromMilliseconds(500);
    private int failures;

    /// <summary>Between half and the whole of the step, so that many who were cut at once do not come back at once.</summary>
    /// <param name="lived">How long the last connection was up; zero when it did not come up.</param>
    public TimeSpan Next(TimeSpan lived)
    {
        failures = lived >= holding ? 0 : Math.Min(failures + 1, 16);
        var step = Math.Min(Longest.TotalMilliseconds, shortest.TotalMilliseconds * Math.Pow(2, failures));
        return TimeSpan.FromMilliseconds(step * (0.5 + random() / 2));
    }
}
