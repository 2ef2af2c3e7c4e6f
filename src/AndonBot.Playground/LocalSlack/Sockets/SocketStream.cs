using System.Text;

namespace AndonBot.Playground.LocalSlack.Sockets;

/// <summary>The byte stream under a WebSocket. It adds two things that the WebSocket class does not offer: explicit pings, and freezing.</summary>
internal sealed class SocketStream(Stream inner) : Stream
{
    private const byte PingFrame = 0x89;

    // The WebSocket writes each frame with one call, so a ping written between two calls is between two frames.
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>While true, received bytes are discarded and nothing is sent, but the connection stays open.</summary>
    public bool IsFrozen { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public Task PingAsync(string text, CancellationToken cancellation)
    {
        var payload = Encoding.ASCII.GetBytes(text);
        return WriteAsync((byte[])[PingFrame, (byte)payload.Length, .. payload], cancellation).AsTask();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var count = await inner.ReadAsync(buffer, cancellationToken);
            if (count == 0 || !IsFrozen)
                return count;
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            if (!IsFrozen)
                await inner.WriteAsync(buffer, cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
