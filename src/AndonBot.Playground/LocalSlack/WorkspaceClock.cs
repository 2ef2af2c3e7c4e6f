namespace AndonBot.Playground.LocalSlack;

/// <summary>The workspace's clock: the system clock plus an offset, which can only grow.</summary>
/// <param name="offset">The offset at the start.</param>
/// <param name="moved">Is called with the new offset whenever the clock is set.</param>
public sealed class WorkspaceClock(TimeSpan offset = default, Action<TimeSpan>? moved = null) : TimeProvider
{
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _offset = offset.Ticks;

    private TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <summary>Sets the clock forward.</summary>
    /// <exception cref="InvalidUserActionException">The instant is in the past.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        var wanted = instant - System.GetUtcNow();
        if (wanted < Offset)
            throw new InvalidUserActionException("the clock can only be set forward");
        Interlocked.Exchange(ref _offset, wanted.Ticks);
        moved?.Invoke(wanted);
        Interlocked.Exchange(ref _set, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>Waits until this clock reaches the instant, either because time passes or because the clock is set.</summary>
    public async Task UntilAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        while (true)
        {
            // Taken before the time is read, so that a change in between is noticed.
            var set = Volatile.Read(ref _set).Task;
            var left = instant - GetUtcNow();
            if (left <= TimeSpan.Zero)
                return;
            await Task.WhenAny(set, Task.Delay(left, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
