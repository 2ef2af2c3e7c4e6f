using System.Net;
using System.Text.Json;
using AndonBot.Slack;

namespace AndonBot.Outbox;

/// <summary>Posts notifications to addresses outside Slack, such as a pager or an SMS gateway.</summary>
/// <remarks>What was perhaps received is posted again, with the same key: a pager that rings twice is better than one that does not.</remarks>
internal sealed class WebhookSender(IHttpClientFactory clients, AndonSettings settings)
{
    public const string ClientName = "call-webhook";

    public async Task Post(ClaimedNotification notification, WebhookRequest wanted, CancellationToken cancellation)
    {
        var id = notification.Id.ToString();
        var body = JsonSerializer.SerializeToUtf8Bytes(wanted.Body, JsonSerializerOptions.Web);
        using var request = new HttpRequestMessage(HttpMethod.Post, wanted.Address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json", "utf-8") } },
        };
        request.Headers.Add("Idempotency-Key", id);
        if (settings.WebhookKey is { } key)
            WebhookSignature.Add(request.Headers, key, id, TimeProvider.System.GetUtcNow(), body);
        using var response = await Send(request, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new SlackCallException(FailureFor(response.StatusCode), $"the call webhook answered HTTP {(int)response.StatusCode}");
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await clients.CreateClient(ClientName).SendAsync(request, cancellation);
        }
        catch (HttpRequestException exception) when (exception.InnerException is PrivateAddressException or { InnerException: PrivateAddressException })
        {
            throw new SlackCallException(SlackFailure.Destination, "the call webhook is in a private network", inner: exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            throw new SlackCallException(SlackFailure.Unsent, "the call webhook did not answer", inner: exception);
        }
    }

    private static SlackFailure FailureFor(HttpStatusCode status) => (int)status switch
    {
        408 or 429 or >= 500 => SlackFailure.Unsent,
        _ => SlackFailure.Unlisted,
    };
}
