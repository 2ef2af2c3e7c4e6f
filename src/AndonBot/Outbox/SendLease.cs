namespace AndonBot.Outbox;

/// <summary>The time in which a claimed notification may be sent.</summary>
/// <remarks>A process that was stopped meanwhile goes on before its timers do, so the time is also measured.</remarks>
internal sealed class SendLease(TimeSpan length) : IDisposable
{
    private readonly long _claimed = TimeProvider.System.GetTimestamp();
    private readonly CancellationTokenSource _end = new(length);

    public CancellationToken Token => _end.Token;

    public bool IsOver => TimeProvider.System.GetElapsedTime(_claimed) >= length;

    public void Dispose() => _end.Dispose();
}
