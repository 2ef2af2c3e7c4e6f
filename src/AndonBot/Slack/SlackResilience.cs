using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace AndonBot.Slack;

/// <summary>Time limits for every call, a circuit breaker, and a second try only of reads and of what provably was not sent.</summary>
/// <remarks>A message is never sent twice from here: whether it is said again is the ledger's decision.</remarks>
public sealed class SlackResilience : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline =
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = TimeProvider.System }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = arguments => ValueTask.FromResult(MayTryAgain(arguments.Outcome, arguments.Context)),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is HttpRequestException or TimeoutRejectedException),
            FailureRatio = 0.9,
            MinimumThroughput = 6,
            SamplingDuration = TimeSpan.FromSeconds(30),
            BreakDuration = TimeSpan.FromSeconds(3),
        })
        .AddTimeout(TimeSpan.FromSeconds(10))
        .Build();

    private static readonly ResiliencePropertyKey<bool> IsRead = new("is-read");

    /// <summary>Whether a failure came before anything could have reached Slack.</summary>
    public static bool IsUnsent(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(IsRead, request.Method == HttpMethod.Get);
        try
        {
            return await _pipeline.ExecuteAsync(
                async (c, message) => await base.SendAsync(message, c.CancellationToken), context, request);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool MayTryAgain(Outcome<HttpResponseMessage> outcome, ResilienceContext context) =>
        outcome.Exception is HttpRequestException exception
            ? IsUnsent(exception) || context.Properties.GetValue(IsRead, false)
            : outcome.Result is { } response && (int)response.StatusCode >= 500 && context.Properties.GetValue(IsRead, false);
}
