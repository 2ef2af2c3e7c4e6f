using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;

namespace AndonBot.Slack;

/// <summary>Verifies requests before anything parses them: signed by Slack within five minutes, small, and well-formed.</summary>
public sealed class SlackVerification(RequestDelegate next, AndonSettings settings, SlackState slack, SlackMetrics metrics)
{
    /// <summary>The largest body taken, in bytes.</summary>
    public const int BodyLimit = 262_144;

    private const string Version = "v0";
    private const string SignatureHeader = "X-Slack-Signature";
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>How long a body may take. Slack itself waits no longer for the answer.</summary>
    private static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(3);

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(settings.SigningSecret);
    private readonly byte[]? _previousSecret = settings.PreviousSigningSecret is { } previous ? Encoding.UTF8.GetBytes(previous) : null;

    public async Task Invoke(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/slack"))
        {
            await next(context);
            return;
        }

        if (await StatusOf(context.Request) is { } status)
        {
            context.Response.StatusCode = status;
            if (status != StatusCodes.Status200OK)
                metrics.Rejected(status);
            // The rest of the body is not read.
            context.Response.Headers.Connection = "close";
            return;
        }

        await next(context);
    }

    /// <summary>The status of a request that is rejected; null for one that is passed on.</summary>
    /// <remarks>The server itself rejects bodies that are too large, too slow or broken while they are read.</remarks>
    private async Task<int?> StatusOf(HttpRequest request)
    {
        try
        {
            return await Answer(request);
        }
        catch (BadHttpRequestException refusal)
        {
            return refusal.StatusCode;
        }
        catch (OperationCanceledException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            return StatusCodes.Status408RequestTimeout;
        }
    }

    private async Task<int?> Answer(HttpRequest request)
    {
        if (request.Method != HttpMethods.Post)
            return StatusCodes.Status405MethodNotAllowed;
        if (request.ContentLength > BodyLimit)
            return StatusCodes.Status413PayloadTooLarge;
        if (Claim(request) is not { } claim)
            return StatusCodes.Status401Unauthorized;
        if (SlackPayload.MediaTypeFor(request.Path) is not { } mediaType)
            return StatusCodes.Status404NotFound;
        if (!IsMediaType(request.ContentType, mediaType))
            return StatusCodes.Status415UnsupportedMediaType;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(request.HttpContext.RequestAborted);
        patience.CancelAfter(BodyPatience);
        if (await Read(request.BodyReader, patience.Token) is not { } received)
            return StatusCodes.Status413PayloadTooLarge;
        if (!IsSigned(request, claim.Timestamp, claim.Signature, received))
            return StatusCodes.Status401Unauthorized;
        var body = received.ToArray();
        request.BodyReader.AdvanceTo(received.End);
        if (SlackPayload.AnswerTo(request.Path, body) is { } answer)
            return answer;

        request.Body = new MemoryStream(body, writable: false);
        // SlackNet takes an event only when its media type has no parameters, such as a charset.
        request.ContentType = mediaType;
        return null;
    }

    /// <summary>Timestamp and signature of the headers; null unless there is exactly one of each, well-formed and recent.</summary>
    private static (string Timestamp, byte[] Signature)? Claim(HttpRequest request)
    {
        if (request.Headers[SignatureHeader] is not [{ Length: 67 } signature]
            || request.Headers["X-Slack-Request-Timestamp"] is not [{ Length: < 20 } timestamp])
            return null;
        if (!signature.StartsWith(Version + "=", StringComparison.Ordinal) || !IsLowerHex(signature.AsSpan(3)))
            return null;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 253_402_300_799)
            return null;
        var age = TimeProvider.System.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds);
        return age.Duration() <= Window ? (timestamp, Convert.FromHexString(signature.AsSpan(3))) : null;
    }

    private static bool IsLowerHex(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(LowerHex) < 0;

    private static bool IsMediaType(string? contentType, string wanted) =>
        contentType?.Split(';')[0].Trim().Equals(wanted, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The received body, not copied yet; null when it is larger than the limit, with or without a declared length.</summary>
    private static async Task<ReadOnlySequence<byte>?> Read(PipeReader reader, CancellationToken cancellation)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellation);
            if (result.Buffer.Length > BodyLimit)
                return null;
            if (result.IsCompleted)
                return result.Buffer;
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    /// <summary>Whether the body is signed with the secret, or with the one before it.</summary>
    private bool IsSigned(HttpRequest request, string timestamp, byte[] signature, ReadOnlySequence<byte> body)
    {
        var own = Sign(_secret, timestamp, body);
        if (CryptographicOperations.FixedTimeEquals(own, signature))
            return true;
        if (_previousSecret is null || !CryptographicOperations.FixedTimeEquals(Sign(_previousSecret, timestamp, body), signature))
            return false;
        slack.SignedWithPreviousSecret(TimeProvider.System.GetUtcNow());
        // SlackNet verifies again, and knows one secret.
        request.Headers[SignatureHeader] = $"{Version}={Convert.ToHexStringLower(own)}";
        return true;
    }

    private static byte[] Sign(byte[] secret, string timestamp, ReadOnlySequence<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hmac.AppendData(Encoding.ASCII.GetBytes($"{Version}:{timestamp}:"));
        foreach (var part in body)
            hmac.AppendData(part.Span);
        return hmac.GetHashAndReset();
    }
}
