using System.Security.Cryptography;
using System.Text;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>How a request to the bot is signed: validly, or in one of the ways that the bot must reject.</summary>
public sealed record Signing
{
    public static readonly Signing Valid = new();
    public static readonly Signing Invalid = new() { IsForged = true };
    public static readonly Signing None = new() { IsAbsent = true };

    /// <summary>A valid signature for a time in the past; a negative age is in the future.</summary>
    public static Signing Old(TimeSpan age) => new() { Age = age };

    private TimeSpan Age { get; init; }

    private bool IsForged { get; init; }

    private bool IsAbsent { get; init; }

    internal void Sign(HttpRequestMessage request, byte[] body, string secret, DateTimeOffset now)
    {
        if (IsAbsent)
            return;
        var timestamp = (now - Age).ToUnixTimeSeconds().ToString();
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("X-Slack-Signature", Signature(IsForged ? secret + "?" : secret, timestamp, body));
    }

    /// <summary>Slack's signature (version v0) of the timestamp and the raw body.</summary>
    public static string Signature(string secret, string timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"v0:{timestamp}:"), .. body];
        return "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
