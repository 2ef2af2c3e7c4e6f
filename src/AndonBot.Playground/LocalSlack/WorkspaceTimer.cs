namespace AndonBot.Playground.LocalSlack;

/// <summary>Wakes somebody once at an instant of a clock that may be set forward meanwhile.</summary>
internal sealed class WorkspaceTimer : ITimer
{
    private readonly WorkspaceClock _clock;
    private readonly ITimer _inner;
    private DateTimeOffset? _due;

    public WorkspaceTimer(WorkspaceClock clock, TimerCallback callback, object? state, TimeSpan dueTime)
    {
        _clock = clock;
        _inner = TimeProvider.System.CreateTimer(
            _ =>
            {
                if (clock.Forget(this))
                    callback(state);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _due = dueTime == Timeout.InfiniteTimeSpan ? null : _clock.GetUtcNow() + dueTime;
        _clock.Await(this);
        return LookAgain();
    }

    public bool LookAgain()
    {
        if (_due is not { } due)
            return _inner.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var left = due - _clock.GetUtcNow();
        return _inner.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        _clock.Forget(this);
        _inner.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
