using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AndonBot.Benchmarks;

/// <summary>A connection that stays open, as Slack's do; one request at a time. It does so little that it costs next to nothing.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[65_536];

    public static async Task<Connection> OpenAsync(Uri server)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(server.Host, server.Port);
        return connection;
    }

    /// <summary>Sends a request and gives the body of the answer.</summary>
    /// <exception cref="InvalidOperationException">It was not acknowledged.</exception>
    public async Task<string> SendAsync(byte[] request)
    {
        await _socket.SendAsync(request);
        var (length, answer) = (0, "");
        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (read == 0)
                throw new InvalidOperationException("The server closed the connection.");
            answer = Encoding.UTF8.GetString(_buffer, 0, length += read);
        }
        while (!IsWhole(answer, length));
        return answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal)
            ? answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]
            : throw new InvalidOperationException(answer);
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(string answer, int length)
    {
        var head = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
            return false;
        if (answer[..head].Contains("chunked", StringComparison.OrdinalIgnoreCase))
            return answer.EndsWith("0\r\n\r\n", StringComparison.Ordinal);
        var at = answer.IndexOf("content-length:", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at > head)
            return true;
        var declared = int.Parse(answer.AsSpan(at + 15, answer.IndexOf('\r', at) - at - 15), CultureInfo.InvariantCulture);
        return length >= head + 4 + declared;
    }
}
