using AndonBot.Playground.LocalSlack.WebApi;

namespace AndonBot.Playground.LocalSlack.Faults;

/// <summary>Slack's rate limits: one message per second and channel, and a number of calls per minute for each method.</summary>
internal sealed class Pacing(SlackSettings settings)
{
    /// <summary>A request may come this much early, because the timing of a sender on a busy machine is not exact.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, DateTimeOffset> _nextFree = [];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _lastMinute = [];

    public bool IsOn { get; set; } = settings.Paced;

    /// <summary>The whole seconds that this call must wait; null when it is allowed. An allowed call is counted.</summary>
    public int? RetryAfter(string method, string? channel)
    {
        var now = settings.Time.GetUtcNow();
        var wait = IsOn && method == "chat.postMessage" && channel is not null ? PostWait(channel, now) : null;
        wait ??= settings.TierLimits && MethodCatalogue.PerMinute(method) is { } most ? TierWait(method, most, now) : null;
        return wait is { } time ? (int)Math.Ceiling(Math.Max(1, time.TotalSeconds)) : null;
    }

    private TimeSpan? PostWait(string channel, DateTimeOffset now)
    {
        var nextFree = _nextFree.GetValueOrDefault(channel, now);
        var early = nextFree - now - (settings.Burst - 1) * Second - Tolerance;
        if (early > TimeSpan.Zero)
            return early;
        _nextFree[channel] = (nextFree > now ? nextFree : now) + Second;
        return null;
    }

    private TimeSpan? TierWait(string method, int most, DateTimeOffset now)
    {
        if (!_lastMinute.TryGetValue(method, out var calls))
            _lastMinute[method] = calls = new();
        while (calls.TryPeek(out var first) && now - first >= TimeSpan.FromMinutes(1))
            calls.Dequeue();
        if (calls.Count >= most)
            return calls.Peek() + TimeSpan.FromMinutes(1) - now;
        calls.Enqueue(now);
        return null;
    }
}
