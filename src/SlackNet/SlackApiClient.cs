using System.Net.Http.Headers;
using SlackNet.Serialization;
using SlackNet.WebApi;

namespace SlackNet;

/// <summary>Calls the Web API. As in the package, its token is also sent to the response URLs it is given.</summary>
public class SlackApiClient : ISlackApiClient
{
    private static readonly TimeSpan waitWithoutAdvice = TimeSpan.FromSeconds(1);

    private readonly IHttp http;
    private readonly ISlackUrlBuilder urlBuilder;
    private readonly SlackJsonSettings json;
    private readonly string token;

    public SlackApiClient(string token) : this(Default.Http(), Default.UrlBuilder(), Default.JsonSettings(), token) { }

    public SlackApiClient(IHttp http, ISlackUrlBuilder urlBuilder, SlackJsonSettings jsonSettings, string token)
    {
        this.http = http;
        this.urlBuilder = urlBuilder;
        json = jsonSettings;
        this.token = token;
    }

    /// <summary>Whether a 429 throws <see cref="SlackRateLimitException"/>; otherwise the client waits and calls again.</summary>
    public bool DisableRetryOnRateLimit { get; set; }

    public IAppsConnectionsApi AppsConnectionsApi => new AppsConnectionsApi(this);

    public IAuthApi Auth => new AuthApi(this);

    public IChatApi Chat => new ChatApi(this, json);

    public IConversationsApi Conversations => new ConversationsApi(this);

    public IUsersApi Users => new UsersApi(this);

    public IViewsApi Views => new ViewsApi(this);

    public ISlackApiClient WithAccessToken(string accessToken) =>
        new SlackApiClient(http, urlBuilder, json, accessToken) { DisableRetryOnRateLimit = DisableRetryOnRateLimit };

    public Task Respond(string responseUrl, IReadOnlyMessage message, CancellationToken cancellationToken) =>
        Send<object>(() => Posting(responseUrl, message), cancellationToken);

    internal Task<T> Get<T>(string apiMethod, Dictionary<string, object> args, CancellationToken cancellationToken) where T : class =>
        Send<T>(() => new(HttpMethod.Get, urlBuilder.Url(apiMethod, args)), cancellationToken);

    internal Task<T> Post<T>(string apiMethod, object args, CancellationToken cancellationToken) where T : class =>
        Send<T>(() => Posting(urlBuilder.Url(apiMethod, []), args), cancellationToken);

    private HttpRequestMessage Posting(string url, object body) => new(HttpMethod.Post, url)
    {
        Content = new ByteArrayContent(json.Write(body)) { Headers = { ContentType = new("application/json", "utf-8") } },
    };

    private async Task<T> Send<T>(Func<HttpRequestMessage> makeRequest, CancellationToken cancellationToken) where T : class
    {
        while (true)
        {
            try
            {
                using var request = makeRequest();
                if (!string.IsNullOrEmpty(token))
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

                var answer = await http.Execute<WebApiResponse>(request, cancellationToken);
                return answer?.To<T>(json);
            }
            catch (SlackRateLimitException limit) when (!DisableRetryOnRateLimit)
            {
                await Task.Delay(limit.RetryAfter ?? waitWithoutAdvice, cancellationToken);
            }
        }
    }
}
