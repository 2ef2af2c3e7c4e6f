namespace SlackNet;

/// <summary>The services that are used unless the caller provides others.</summary>
public static class Default
{
    private static readonly SlackJsonSettings sharedSettings = new();
    private static readonly Lazy<HttpClient> sharedClient = new(() => new HttpClient());

    public static ILogger Logger { get; } = new NullLogger();

    public static IWebSocketFactory WebSocketFactory { get; } = new WebSocketFactory();

    public static IHttp Http(SlackJsonSettings jsonSettings = null, Func<HttpClient> getHttpClient = null, ILogger logger = null) =>
        new Http(getHttpClient ?? (() => sharedClient.Value), jsonSettings ?? JsonSettings());

    public static ISlackUrlBuilder UrlBuilder(SlackJsonSettings jsonSettings = null) => new SlackUrlBuilder(jsonSettings ?? JsonSettings());

    public static SlackJsonSettings JsonSettings() => sharedSettings;

    private sealed class NullLogger : ILogger;
}
