using System.Net;
using AndonBot.Domain.Notifications;
using AndonBot.Slack;

namespace AndonBot.Outbox;

/// <summary>Posts a call to the line's webhook: a pager, or an SMS gateway.</summary>
/// <remarks>What was perhaps received is posted again, with the same key: a pager that rings twice is better than one that does not.</remarks>
internal sealed class CallWebhook(IHttpClientFactory clients)
{
    public const string ClientName = "call-webhook";

    public async Task Post(ClaimedNotice notice, IncidentGathered gathered, CancellationToken cancellation)
    {
        var (incident, line) = (gathered.Facts.Incident, gathered.Facts.Line!);
        using var request = new HttpRequestMessage(HttpMethod.Post, line.CallWebhook);
        request.Headers.Add("Idempotency-Key", notice.Id.ToString());
        request.Content = JsonContent.Create(new
        {
            line = line.Name,
            incident = incident.Number,
            severity = (int)incident.Severity,
            text = incident.Text,
            called = notice.Recipient,
            pulled_by = incident.CalledBy,
            pulled_at = incident.CalledAt.ToString(),
            answer_due = incident.AnswerDue(line).ToString(),
            overdue = Calls.IsOverdue(notice.Step),
            stopped = incident.OpenStop is not null,
        });
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
