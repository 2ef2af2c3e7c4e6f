using System.Threading.Channels;

namespace AndonBot.Outbox;

/// <summary>Wakes whoever looks at what is due; any number of rings before they look is one.</summary>
public sealed class WakeSignal
{
    private readonly Channel<bool> _slot = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _slot.Writer.TryWrite(true);

    internal async Task Heard(CancellationToken cancellation) => await _slot.Reader.ReadAsync(cancellation);
}
