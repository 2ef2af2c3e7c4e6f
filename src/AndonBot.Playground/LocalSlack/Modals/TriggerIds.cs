namespace AndonBot.Playground.LocalSlack.Modals;

/// <summary>The trigger ids that were issued with interactions. Each opens one modal within three seconds.</summary>
internal sealed class TriggerIds(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Trigger> _issued = [];
    private long _last = 9_100_000_000_000;

    public string Issue(string personId)
    {
        var id = $"{_last++}.{9_200_000_000_000}.{Guid.NewGuid():N}";
        _issued[id] = new(personId, time.GetUtcNow());
        return id;
    }

    /// <summary>Uses the trigger id. If it is unknown, used or expired, returns null and Slack's error code in <paramref name="error"/>.</summary>
    public Trigger? Exchange(string id, out string? error)
    {
        error = null;
        if (!_issued.TryGetValue(id, out var trigger))
            error = "invalid_trigger_id";
        else if (trigger.IsUsed)
            error = "exchanged_trigger_id";
        else if (time.GetUtcNow() - trigger.At > Lifetime)
            error = "expired_trigger_id";
        if (error is not null || trigger is null)
            return null;
        trigger.IsUsed = true;
        return trigger;
    }
}

internal sealed record Trigger(string PersonId, DateTimeOffset At)
{
    public bool IsUsed { get; set; }
}
