using System.Threading.Channels;

namespace AndonBot.Outbox;

/// <summary>Wakes the outbox; any number of signals before it wakes are one.</summary>
public sealed class WakeSignal
{
    private readonly Channel<bool> _slot = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _slot.Writer.TryWrite(true);

    internal async Task Wait(CancellationToken cancellation) => await _slot.Reader.ReadAsync(cancellation);
}
