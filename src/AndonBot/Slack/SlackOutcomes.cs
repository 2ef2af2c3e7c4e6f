using System.Diagnostics;
using System.Text.Json;
using AndonBot.Storage;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace AndonBot.Slack;

/// <summary>Throws a <see cref="SlackCallException"/> for every response that is not Slack's "ok", before SlackNet sees it.</summary>
/// <remarks>SlackNet would take an HTML page for a success, wait for a 429 in place, and fail on a 429 without Retry-After.</remarks>
public sealed class SlackOutcomes(AndonSettings settings, SlackMetrics metrics) : DelegatingHandler
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!settings.SlackApi.IsBaseOf(request.RequestUri!))
        {
            var answer = await base.SendAsync(request, cancellationToken);
            // SlackNet's package throws where a response URL answers without a content type, as Slack may.
            answer.Content.Headers.ContentType ??= new("text/plain");
            return answer;
        }

        var method = request.RequestUri!.Segments[^1];
        using var span = Telemetry.Spans.StartActivity($"slack {method}", ActivityKind.Client);
        try
        {
            var answer = await Call(request, cancellationToken);
            metrics.Called(method, answer.IsSuccessStatusCode ? "ok" : $"HTTP {(int)answer.StatusCode}");
            return answer;
        }
        catch (SlackCallException exception)
        {
            metrics.Called(method, exception.Code);
            span?.SetStatus(ActivityStatusCode.Error, exception.Code);
            throw;
        }
    }

    private async Task<HttpResponseMessage> Call(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            var failure = SlackResilience.IsUnsent(exception) ? SlackFailure.Unsent : SlackFailure.Unknown;
            throw new SlackCallException(failure, exception.HttpRequestError.ToString(), inner: exception);
        }
        catch (BrokenCircuitException exception)
        {
            throw new SlackCallException(SlackFailure.Unsent, "not asked: Slack has been failing", inner: exception);
        }
        catch (Exception exception) when (exception is TimeoutRejectedException or IOException or OperationCanceledException)
        {
            throw new SlackCallException(SlackFailure.Unknown, "no answer in time", inner: exception);
        }

        if (!IsForTheLibrary(response))
            await Judge(response);
        return response;
    }

    /// <summary>A connection that Slack puts off is opened when Slack says, by the library: nothing else waits for it.</summary>
    private static bool IsForTheLibrary(HttpResponseMessage response) =>
        (int)response.StatusCode == StatusCodes.Status429TooManyRequests && response.Headers.RetryAfter?.Delta is not null
        && response.RequestMessage?.RequestUri?.AbsolutePath.EndsWith("/apps.connections.open", StringComparison.Ordinal) == true;

    private static async Task Judge(HttpResponseMessage response)
    {
        var wait = RetryAfter(response);
        if ((int)response.StatusCode == StatusCodes.Status429TooManyRequests)
            throw new SlackCallException(SlackFailure.Throttled, "ratelimited", wait);
        if (!response.IsSuccessStatusCode)
            throw new SlackCallException(SlackFailure.Unknown, $"HTTP {(int)response.StatusCode}");

        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("ok", out var ok))
            {
                if (ok.ValueKind == JsonValueKind.True)
                    return;
                throw SlackErrors.Refusal(Text(document, "error") ?? "unknown_error", wait, Text(document, "needed"));
            }
        }
        catch (JsonException exception)
        {
            throw new SlackCallException(SlackFailure.Unknown, "an answer that is not JSON", inner: exception);
        }

        throw new SlackCallException(SlackFailure.Unknown, "an answer without ok");
    }

    private static string? Text(JsonDocument answer, string name) => answer.RootElement.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>How long Slack asks to wait, between a second and five minutes; null when it does not say.</summary>
    private static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? header?.Date - TimeProvider.System.GetUtcNow();
        return wait is { } span ? TimeSpan.FromTicks(Math.Clamp(span.Ticks, TimeSpan.TicksPerSecond, LongestWait.Ticks)) : null;
    }
}
