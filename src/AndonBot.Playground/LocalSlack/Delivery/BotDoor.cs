using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace AndonBot.Playground.LocalSlack.Delivery;

/// <summary>Sends signed requests to the bot and waits as long as Slack does.</summary>
internal sealed class BotDoor(SlackState state) : IDisposable
{
    private const string FormType = "application/x-www-form-urlencoded";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private Request? _last;

    /// <summary>Where the bot listens; null while there is none.</summary>
    public Uri? Bot { get; set; }

    public Task<DeliveryResult> FormAsync(string name, string path, JsonObject fields) =>
        SendAsync(new(name, path, FormType, Form(fields), fields, Signing.Right, []));

    public Task<DeliveryResult> PayloadAsync(string path, JsonObject payload)
    {
        var body = Form(new() { ["payload"] = payload.ToJsonString() });
        return SendAsync(new(payload["type"]!.GetValue<string>(), path, FormType, body, payload, Signing.Right, []));
    }

    public Task<DeliveryResult> JsonAsync(string name, string path, JsonObject body, params (string Name, string Value)[] headers) =>
        SendAsync(new(name, path, "application/json", Encoding.UTF8.GetBytes(body.ToJsonString()), body, Signing.Right, headers));

    public Task<DeliveryResult> RawAsync(string path, string contentType, byte[] body, Signing signing) =>
        SendAsync(new("raw", path, contentType, body, [], signing, []));

    /// <summary>The last gesture once more: the same bytes, signed anew.</summary>
    public Task<DeliveryResult> AgainAsync(Signing signing) =>
        SendAsync((_last ?? throw new InvalidOperationException("Nothing was delivered yet.")) with { Signing = signing });

    public void Dispose() => _http.Dispose();

    private async Task<DeliveryResult> SendAsync(Request sent)
    {
        if (Bot is not { } bot)
            throw new InvalidOperationException("The workspace does not know where the bot listens: set Bot.");
        if (!sent.Name.StartsWith("event:", StringComparison.Ordinal))
            _last = sent;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, sent.Path)) { Content = new ByteArrayContent(sent.Body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(sent.ContentType);
        // A refusal of a huge body must be readable before the body is sent.
        request.Headers.ExpectContinue = sent.Body.Length > 1_000_000;
        foreach (var (name, value) in sent.Headers)
            request.Headers.Add(name, value);
        sent.Signing.Sign(request, sent.Body, state.Settings.SigningSecret, state.Now);

        var entry = state.Journal.Add(JournalKind.Delivery, sent.Name, e => e.Arguments = (JsonObject)sent.Arguments.DeepClone());
        var result = await ExchangeAsync(request);
        entry.Accepted = result.Failure is null;
        state.Journal.Complete(entry, result.Status, result.Failure is null ? result.Body : $"{result.Failure} {result.Body}");
        return result;
    }

    private async Task<DeliveryResult> ExchangeAsync(HttpRequestMessage request)
    {
        var clock = Stopwatch.StartNew();
        using var limit = new CancellationTokenSource(state.Settings.AcknowledgeWithin);
        try
        {
            using var response = await _http.SendAsync(request, limit.Token);
            var body = await response.Content.ReadAsStringAsync(limit.Token);
            var type = response.Content.Headers.ContentType?.MediaType ?? "";
            return new((int)response.StatusCode, body, type, clock.Elapsed, response.IsSuccessStatusCode ? null : "dispatch_failed");
        }
        catch (OperationCanceledException)
        {
            return new(null, "", "", clock.Elapsed, "operation_timeout");
        }
        catch (HttpRequestException e)
        {
            return new(null, e.Message, "", clock.Elapsed, "dispatch_failed");
        }
    }

    private static byte[] Form(JsonObject fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(f => $"{f.Key}={System.Net.WebUtility.UrlEncode(f.Value!.ToString())}")));

    private sealed record Request(
        string Name, string Path, string ContentType, byte[] Body, JsonObject Arguments, Signing Signing,
        (string Name, string Value)[] Headers);
}
