namespace AndonBot.Playground.LocalSlack.Faults;

/// <summary>The active fault rules. The first rule that matches a request applies to it.</summary>
public sealed class FaultRules
{
    private readonly SlackState _state;
    private readonly List<FaultRule> _rules = [];
    private TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal FaultRules(SlackState state) => _state = state;

    /// <summary>
    /// Injects the fault into the next <paramref name="times"/> requests of the method, optionally only to one channel or to one person's
    /// direct messages.
    /// </summary>
    public FaultRule On(string method, Fault fault, int times = 1, string? channel = null)
    {
        lock (_state.Sync)
        {
            var rule = new FaultRule(method, fault, times, channel is null ? null : Resolve(channel) ?? channel);
            _rules.Add(rule);
            return rule;
        }
    }

    public void Clear()
    {
        lock (_state.Sync)
            _rules.Clear();
        ReleaseHanging();
    }

    public void Remove(FaultRule rule)
    {
        lock (_state.Sync)
            _rules.Remove(rule);
    }

    /// <summary>Aborts all requests that hang.</summary>
    public void ReleaseHanging()
    {
        TaskCompletionSource release;
        lock (_state.Sync)
            (release, _release) = (_release, new(TaskCreationOptions.RunContinuationsAsynchronously));
        release.SetResult();
    }

    /// <summary>Returns the fault for this request, and counts it. The caller holds the lock of the state.</summary>
    internal Fault? Take(string method, string? channel)
    {
        var target = channel is null ? null : Resolve(channel);
        var rule =
            _rules.Find(r => r.Remaining > 0 && (r.Method == method || r.Method == "*") && (r.Channel is null || r.Channel == target));
        if (rule is null)
            return null;
        rule.Remaining--;
        rule.Hits++;
        return rule.Fault;
    }

    internal Task Released
    {
        get
        {
            lock (_state.Sync)
                return _release.Task;
        }
    }

    private string? Resolve(string reference) =>
        _state.FindPerson(reference) is { IsBot: false } person ? _state.Direct(person).Id : _state.FindChannel(reference)?.Id;
}
