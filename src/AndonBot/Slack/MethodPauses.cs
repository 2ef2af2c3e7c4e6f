using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace AndonBot.Slack;

/// <summary>Does not ask Slack by a method that it rate-limits until it may be asked again.</summary>
/// <remarks>Messages are not held here: Slack limits them by channel, and the outbox keeps to that.</remarks>
internal sealed class MethodPauses(AndonSettings settings) : DelegatingHandler
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, long> _ends = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (MethodOf(request.RequestUri!) is not { } method)
            return await base.SendAsync(request, cancellationToken);
        if (_ends.TryGetValue(method, out var end) && Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), end) is { Ticks: > 0 } rest)
            return Paused(request, rest);
        var response = await base.SendAsync(request, cancellationToken);
        if (response is { StatusCode: HttpStatusCode.TooManyRequests, Headers.RetryAfter.Delta: { } wait })
        {
            var pause = wait < LongestPause ? wait : LongestPause;
            _ends[method] = Stopwatch.GetTimestamp() + (long)(pause.TotalSeconds * Stopwatch.Frequency);
        }

        return response;
    }

    private static HttpResponseMessage Paused(HttpRequestMessage request, TimeSpan rest)
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { RequestMessage = request };
        response.Headers.RetryAfter = new(TimeSpan.FromSeconds(Math.Ceiling(rest.TotalSeconds)));
        return response;
    }

    /// <summary>The method that is asked; null for what is limited in another way, or is not Slack's.</summary>
    private string? MethodOf(Uri address)
    {
        if (!settings.SlackApi.IsBaseOf(address))
            return null;
        var method = address.Segments[^1];
        return method.StartsWith("chat.", StringComparison.Ordinal) || method == "apps.connections.open" ? null : method;
    }
}
