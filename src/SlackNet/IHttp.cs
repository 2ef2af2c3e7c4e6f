using System.Net;
using System.Text.Json;

namespace SlackNet;

/// <summary>Sends requests and reads the JSON of their responses.</summary>
public interface IHttp
{
    /// <summary>The response, or default when it is not JSON.</summary>
    /// <exception cref="SlackRateLimitException">Slack answered 429.</exception>
    /// <exception cref="HttpRequestException">There was no response, or its status says that the request failed.</exception>
    Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default);
}

internal sealed class Http(Func<HttpClient> getHttpClient, SlackJsonSettings json) : IHttp
{
    public async Task<T> Execute<T>(HttpRequestMessage requestMessage, CancellationToken cancellationToken = default)
    {
        using var response = await getHttpClient().SendAsync(requestMessage, cancellationToken);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new SlackRateLimitException(response.Headers.RetryAfter?.Delta);

        response.EnsureSuccessStatusCode();
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            return default;

        // The whole answer is here. Whoever gave up at this moment would not know that Slack did what was asked.
        await using var body = await response.Content.ReadAsStreamAsync(CancellationToken.None);
        return await JsonSerializer.DeserializeAsync(body, json.TypeInfoOf<T>(), CancellationToken.None);
    }
}
