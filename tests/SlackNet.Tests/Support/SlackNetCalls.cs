using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SlackNet;

namespace SlackNetTests;

/// <summary>A Web API client that sends nothing: its requests are recorded and answered with the given responses, one after the other.</summary>
internal sealed class SlackNetCalls : HttpMessageHandler
{
    private readonly Queue<HttpResponseMessage> answers = new();

    public SlackNetCalls(string token = "xoxb-secret") => Client = new SlackApiClient(
        Default.Http(Default.JsonSettings(), () => new HttpClient(this, disposeHandler: false)),
        Default.UrlBuilder(),
        Default.JsonSettings(),
        token);

    public SlackApiClient Client { get; }

    public List<Call> Sent { get; } = [];

    /// <summary>Called when an answer has come whole.</summary>
    public Action? Answered { get; set; }

    public SlackNetCalls Answer(
        string body, string contentType = "application/json; charset=utf-8", HttpStatusCode status = HttpStatusCode.OK,
        string? retryAfter = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        answer.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (retryAfter is not null)
            answer.Headers.Add("Retry-After", retryAfter);

        answers.Enqueue(answer);
        return this;
    }

    /// <summary>Fails unless there was exactly one request, a GET of this method with this query.</summary>
    public void AssertAsked(string method, params (string Name, string Value)[] query)
    {
        var call = Sent.Single();
        Assert.Multiple(() =>
        {
            Assert.That(call.Method, Is.EqualTo(HttpMethod.Get));
            Assert.That(call.Path, Is.EqualTo("https://slack.com/api/" + method));
            Assert.That(call.Authorization, Is.EqualTo("Bearer xoxb-secret"));
            Assert.That(call.Query, Is.EquivalentTo(query.ToDictionary(arg => arg.Name, arg => arg.Value)));
        });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Sent.Add(new(
            request.Method,
            request.RequestUri!,
            request.Headers.Authorization?.ToString(),
            request.Content?.Headers.ContentType?.ToString(),
            body));
        var answer = answers.Dequeue();
        await answer.Content.LoadIntoBufferAsync(cancellationToken);
        Answered?.Invoke();
        return answer;
    }

    protected override void Dispose(bool disposing)
    {
        while (answers.TryDequeue(out var answer))
            answer.Dispose();

        base.Dispose(disposing);
    }

    internal sealed record Call(HttpMethod Method, Uri Url, string? Authorization, string? ContentType, string? Body)
    {
        public JsonNode Json => JsonNode.Parse(Body!)!;

        public string Path => Url.GetLeftPart(UriPartial.Path);

        public IReadOnlyDictionary<string, string> Query => Url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
    }
}
