namespace AndonBot.Playground.LocalSlack;

/// <summary>The time that the workspace's people live in: the system's, set forward by them and never back.</summary>
/// <param name="offset">How far it is ahead at first.</param>
/// <param name="moved">Is told how far it is ahead whenever it was set.</param>
public sealed class WorkspaceClock(TimeSpan offset = default, Action<TimeSpan>? moved = null) : TimeProvider
{
    private TaskCompletionSource _set = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _offset = offset.Ticks;

    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;

    /// <exception cref="InvalidUserActionException">That time is over.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        var wanted = instant - System.GetUtcNow();
        if (wanted < Offset)
            throw new InvalidUserActionException("time only goes forward");
        Interlocked.Exchange(ref _offset, wanted.Ticks);
        moved?.Invoke(wanted);
        Interlocked.Exchange(ref _set, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    /// <summary>Ends when this clock shows the instant, by passing or by being set.</summary>
    public async Task UntilAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        while (true)
        {
            // Taken before the look, so that nobody sets it unseen in between.
            var set = Volatile.Read(ref _set).Task;
            var left = instant - GetUtcNow();
            if (left <= TimeSpan.Zero)
                return;
            await Task.WhenAny(set, Task.Delay(left, cancellation));
            cancellation.ThrowIfCancellationRequested();
        }
    }
}
