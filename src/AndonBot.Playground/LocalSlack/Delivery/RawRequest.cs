using System.Net.Sockets;
using System.Text;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>An HTTP request written to a socket directly, which can have headers and bodies that HTTP clients do not allow.</summary>
public sealed record RawRequest(string Path, byte[] Body)
{
    public const string Secret = "local-workspace-signing-secret";
    public const string Form = "application/x-www-form-urlencoded";
    public const string Json = "application/json";

    private const int ChunkSize = 16_384;

    public string Method { get; init; } = "POST";

    public string? ContentType { get; init; } = Form;

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public bool IsChunked { get; init; }

    /// <summary>The number of bytes of the body that are sent, when the body is to stay incomplete.</summary>
    public int? Sent { get; init; }

    public static RawRequest To(string path, string body, string contentType = Form) => new(path, Encoding.UTF8.GetBytes(body)) { ContentType = contentType };

    /// <summary>Adds Slack's signature, by default for the current time and with the workspace's secret.</summary>
    public RawRequest WithSignature(string? timestamp = null, string secret = Secret)
    {
        var at = timestamp ?? Ago(TimeSpan.Zero);
        return With(("X-Slack-Request-Timestamp", at), ("X-Slack-Signature", Signing.Signature(secret, at, Body)));
    }

    public RawRequest With(params (string Name, string Value)[] headers) => this with { Headers = [.. Headers, .. headers] };

    public static string Ago(TimeSpan age) => (TimeProvider.System.GetUtcNow() - age).ToUnixTimeSeconds().ToString();

    /// <summary>Sends the request and returns the status. Sending stops as soon as the server responds.</summary>
    public async Task<int> SendAsync(Uri server)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        var answer = ReadStatusAsync(stream);
        await stream.WriteAsync(Head(server));
        try
        {
            var length = Sent ?? Body.Length;
            for (var at = 0; at < length && !answer.IsCompleted; at += ChunkSize)
                await WriteAsync(stream, Body.AsMemory(at, Math.Min(ChunkSize, length - at)));
            if (IsChunked && Sent is null && !answer.IsCompleted)
                await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
        }
        catch (IOException)
        {
            // The server closed the connection early; its response can still be read.
        }

        return await answer;
    }

    private async Task WriteAsync(NetworkStream stream, ReadOnlyMemory<byte> part)
    {
        if (IsChunked)
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"));
        await stream.WriteAsync(part);
        if (IsChunked)
            await stream.WriteAsync("\r\n"u8.ToArray());
    }

    private byte[] Head(Uri server)
    {
        var head = new StringBuilder($"{Method} {Path} HTTP/1.1\r\nHost: {server.Authority}\r\nConnection: close\r\n");
        if (ContentType is not null)
            head.Append($"Content-Type: {ContentType}\r\n");
        head.Append(IsChunked ? "Transfer-Encoding: chunked\r\n" : $"Content-Length: {Body.Length}\r\n");
        foreach (var (name, value) in Headers)
            head.Append($"{name}: {value}\r\n");
        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    private static async Task<int> ReadStatusAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var line = await reader.ReadLineAsync() ?? throw new InvalidOperationException("The server closed the connection without a response.");
        return int.Parse(line.Split(' ')[1]);
    }
}
