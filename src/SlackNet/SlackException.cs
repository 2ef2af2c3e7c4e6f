using SlackNet.WebApi;

namespace SlackNet;

/// <summary>Slack refused a call. <see cref="ErrorCode"/> says why.</summary>
public class SlackException : Exception
{
    public SlackException(ErrorResponse errorResponse)
        : base(errorResponse is null ? "Slack refused the call without saying why." : $"Slack refused the call: {errorResponse.Error}.")
    {
        ErrorCode = errorResponse?.Error ?? "unknown";
        ErrorMessages = errorResponse?.ResponseMetadata?.Messages.ToArray() ?? [];
        ErrorInfo = errorResponse?.Info ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    public string ErrorCode { get; }

    public IReadOnlyList<string> ErrorMessages { get; }

    /// <summary>The other text members of the response, such as the scope that is needed.</summary>
    public IReadOnlyDictionary<string, string> ErrorInfo { get; }
}

/// <summary>Slack received too many requests.</summary>
public class SlackRateLimitException(TimeSpan? retryAfter) : Exception("Slack answered 429, too many requests.")
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
