namespace AndonBot.Outbox;

/// <summary>The SQL of the times until which the outbox waits, by the machine clock.</summary>
/// <remarks>A time that is further ahead than any wait can be was written before the clock stepped back: it holds nothing up.</remarks>
internal static class Waits
{
    /// <summary>Longer than messages to one channel, or from the workspace, can be apart.</summary>
    private const string ForPace = "interval '15 seconds'";

    /// <summary>Longer than a lease, a pause that Slack asks for, or a back-off can be.</summary>
    public static TimeSpan LongestFor(AndonSettings settings) =>
        new[] { settings.Lease, settings.LookAfter, TimeSpan.FromMinutes(15) }.Max() + TimeSpan.FromMinutes(1);

    /// <summary>When a wait ends; the query has the parameter @longest.</summary>
    public static string Until(string column) => Until(column, "@longest");

    /// <summary>When a message may leave that follows another one.</summary>
    public static string UntilPaced(string column) => Until(column, ForPace);

    public static string AreOver(params IEnumerable<string> times) => string.Join(" and ", times.Select(time => $"{time} <= clock_timestamp()"));

    private static string Until(string column, string longest) =>
        $"(case when {column} <= clock_timestamp() + {longest} then {column} else '-infinity' end)";
}
