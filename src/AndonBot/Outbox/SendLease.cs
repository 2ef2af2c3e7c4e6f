namespace AndonBot.Outbox;

/// <summary>The time in which a claimed notification may be sent.</summary>
/// <remarks>A process that was stopped meanwhile goes on before its timers do, so the time is also measured.</remarks>
internal sealed class SendLease : IDisposable
{
    private readonly TimeSpan _length;
    private readonly long _claimed;
    private readonly CancellationTokenSource _end;

    /// <param name="length">How long it lasts.</param>
    /// <param name="claimed">When it began, as a timestamp of this machine.</param>
    public SendLease(TimeSpan length, long claimed)
    {
        (_length, _claimed) = (length, claimed);
        var left = length - TimeProvider.System.GetElapsedTime(claimed);
        _end = new(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }

    public CancellationToken Token => _end.Token;

    public bool IsOver => TimeProvider.System.GetElapsedTime(_claimed) >= _length;

    public void Dispose() => _end.Dispose();
}
