using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Posts signed requests to the bot and waits for the response as long as Slack does.</summary>
internal sealed class HttpTransport(SlackState state) : IDisposable
{
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>The bot's address; null while there is none.</summary>
    public Uri? Bot { get; set; }

    public Task<DeliveryResult> PostAsync(OutgoingDelivery delivery, Signing signing)
    {
        var paths = state.Settings.RequestPaths;
        return delivery.Kind switch
        {
            DeliveryKind.Command => PostAsync(paths.Commands, FormType, Form(delivery.Content), signing),
            DeliveryKind.Event => PostAsync(paths.Events, "application/json", Json(delivery.Content), signing, RetryHeaders(delivery.Retry)),
            _ => PostAsync(
                delivery.Name == "block_suggestion" ? paths.Options : paths.Actions, FormType,
                Form(new() { ["payload"] = delivery.Content.ToJsonString() }), signing),
        };
    }

    public async Task<DeliveryResult> PostAsync(
        string path, string contentType, byte[] body, Signing signing, params (string Name, string Value)[] headers)
    {
        var bot = Bot ?? throw new InvalidOperationException("The workspace does not know the bot's address; set SlackWorkspace.Bot.");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        // The bot may reject a large body. Without Expect: 100-continue the response could be lost while the body is being sent.
        request.Headers.ExpectContinue = body.Length > 1_000_000;
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        signing.Sign(request, body, state.Settings.SigningSecret, state.Now);
        return await ExchangeAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private async Task<DeliveryResult> ExchangeAsync(HttpRequestMessage request)
    {
        var clock = Stopwatch.StartNew();
        using var limit = new CancellationTokenSource(state.Settings.AcknowledgeWithin);
        try
        {
            using var response = await _http.SendAsync(request, limit.Token);
            var body = await response.Content.ReadAsStringAsync(limit.Token);
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            return new((int)response.StatusCode, body, type, clock.Elapsed, response.IsSuccessStatusCode ? null : "dispatch_failed")
            {
                IsFinal = response.Headers.TryGetValues("X-Slack-No-Retry", out var given) && given.Contains("1"),
            };
        }
        catch (OperationCanceledException)
        {
            return new(null, "", "", clock.Elapsed, "operation_timeout");
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            return new(null, e.Message, "", clock.Elapsed, "dispatch_failed");
        }
    }

    private static (string Name, string Value)[] RetryHeaders(Retry? retry)
    {
        if (retry is null)
            return [];
        var reason = retry.Last switch
        {
            { Failure: "operation_timeout" } => "http_timeout",
            { Status: null } => "connection_failed",
            _ => "http_error",
        };
        return [("X-Slack-Retry-Num", retry.Number.ToString()), ("X-Slack-Retry-Reason", reason)];
    }

    private static byte[] Form(JsonObject fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{f.Key}={WebUtility.UrlEncode(f.Value!.ToString())}")));

    private static byte[] Json(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
