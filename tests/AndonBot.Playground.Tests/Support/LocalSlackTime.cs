namespace AndonBot.Playground.Tests.Support;

/// <summary>A clock that changes only when it is advanced. Timers use the real clock.</summary>
internal sealed class LocalSlackTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 8, 6, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
