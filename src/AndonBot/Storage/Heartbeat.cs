namespace AndonBot.Storage;

/// <summary>How long ago the last tick was, by the system's clock.</summary>
public sealed class Heartbeat
{
    private long _last = TimeProvider.System.GetTimestamp();

    public TimeSpan Since => TimeProvider.System.GetElapsedTime(Volatile.Read(ref _last));

    public void Beat() => Volatile.Write(ref _last, TimeProvider.System.GetTimestamp());
}
