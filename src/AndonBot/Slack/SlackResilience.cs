using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Timeout;

namespace AndonBot.Slack;

/// <summary>A time limit for each call, a circuit breaker, and retries only of reads and of what provably was not sent.</summary>
/// <remarks>A message that may have been sent is never sent again here: the outbox decides whether it is.</remarks>
internal static class SlackResilience
{
    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        pipeline.TimeProvider = TimeProvider.System;
        pipeline
            // Over all attempts; the one below is for each.
            .AddTimeout(TimeSpan.FromSeconds(10))
            .AddRetry(new HttpRetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(MayTryAgain(arguments.Outcome, arguments.Context.GetRequestMessage())),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                ShouldRetryAfterHeader = false,
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException),
                FailureRatio = 0.9,
                MinimumThroughput = 6,
                BreakDuration = TimeSpan.FromSeconds(3),
            })
            .AddTimeout(TimeSpan.FromSeconds(8));
    }

    /// <summary>Whether a failure came before anything could have reached Slack.</summary>
    public static bool IsUnsent(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    private static bool MayTryAgain(Outcome<HttpResponseMessage> outcome, HttpRequestMessage? request)
    {
        var isRead = request?.Method == HttpMethod.Get;
        return outcome.Exception is HttpRequestException exception
            ? isRead || IsUnsent(exception)
            : isRead && (int?)outcome.Result?.StatusCode >= StatusCodes.Status500InternalServerError;
    }
}
