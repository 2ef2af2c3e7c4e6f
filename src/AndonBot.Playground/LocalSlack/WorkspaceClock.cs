namespace AndonBot.Playground.LocalSlack;

/// <summary>The time that the workspace's people live in: the system's, set forward by them and never back.</summary>
/// <param name="offset">How far it is ahead at first.</param>
/// <param name="moved">Is told how far it is ahead whenever it was set.</param>
public sealed class WorkspaceClock(TimeSpan offset = default, Action<TimeSpan>? moved = null) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<WorkspaceTimer> _waiting = [];
    private long _offset = offset.Ticks;

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <exception cref="ImpossibleException">That time is over.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        var wanted = instant - System.GetUtcNow();
        if (wanted < Offset)
            throw new ImpossibleException("time only goes forward");
        Interlocked.Exchange(ref _offset, wanted.Ticks);
        moved?.Invoke(wanted);
        foreach (var timer in Waiting())
            timer.LookAgain();
    }

    /// <summary>A timer that is due when this clock says so, by passing or by being set.</summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        period == Timeout.InfiniteTimeSpan
            ? new WorkspaceTimer(this, callback, state, dueTime)
            : throw new NotSupportedException("A workspace's clock wakes once.");

    internal void Await(WorkspaceTimer timer)
    {
        lock (_gate)
            _waiting.Add(timer);
    }

    /// <summary>Whether it was still waiting.</summary>
    internal bool Forget(WorkspaceTimer timer)
    {
        lock (_gate)
            return _waiting.Remove(timer);
    }

    private WorkspaceTimer[] Waiting()
    {
        lock (_gate)
            return [.. _waiting];
    }
}
