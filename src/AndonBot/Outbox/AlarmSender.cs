using System.Text.Json;

namespace AndonBot.Outbox;

/// <summary>Tells the operator on a way of their own, apart from Slack and the database.</summary>
internal sealed class AlarmSender(IHttpClientFactory clients, AndonSettings settings)
{
    public const string ClientName = "alarm";

    /// <exception cref="HttpRequestException">The operator's webhook did not take it.</exception>
    public async Task Send(bool isOn, string text)
    {
        if (settings.AlarmWebhook is not { } address)
            return;
        // "text" is what chats show of a webhook.
        var body = JsonSerializer.SerializeToUtf8Bytes(new { state = isOn ? "late" : "over", text });
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json", "utf-8") } },
        };
        if (settings.WebhookKey is { } key)
            WebhookSignature.Add(request.Headers, key, Guid.NewGuid().ToString(), TimeProvider.System.GetUtcNow(), body);
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request);
            response.EnsureSuccessStatusCode();
        }
        catch (OperationCanceledException late)
        {
            throw new HttpRequestException("no answer in time", late);
        }
    }
}
