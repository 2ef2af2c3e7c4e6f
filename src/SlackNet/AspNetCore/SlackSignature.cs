using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace SlackNet.AspNetCore;

/// <summary>Checks whether Slack signed a request. As in the package, the caller has to check how old it is.</summary>
internal static class SlackSignature
{
    public static bool IsValid(IHeaderDictionary headers, ReadOnlySpan<byte> body, string signingSecret)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(signingSecret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{headers["X-Slack-Request-Timestamp"]}:"));
        hmac.AppendData(body);
        var expected = "v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset());

        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(headers["X-Slack-Signature"].ToString()));
    }
}
