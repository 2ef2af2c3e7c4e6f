using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SlackNet.AspNetCore;

namespace SlackNetTests;

/// <summary>SlackNet in Kestrel, on a free port of this machine, with handlers that record what reaches them.</summary>
internal sealed class SlackNetHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ErrorLog errors;
    private readonly HttpClient client;

    private SlackNetHost(WebApplication app, ErrorLog errors)
    {
        this.app = app;
        this.errors = errors;
        client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public Received Received => app.Services.GetRequiredService<Received>();

    public IServiceProvider Services => app.Services;

    public Task<Exception> FirstFailure => errors.First.WaitAsync(TimeSpan.FromSeconds(10));

    public static async Task<SlackNetHost> Start(
        Action<AspNetSlackServiceConfiguration> configure, Func<HttpContext, RequestDelegate, Task>? before = null,
        Action<SlackEndpointConfiguration>? endpoint = null)
    {
        var log = new ErrorLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton<Received>().AddScoped<PerRequest>().AddSlackNet(configure);

        var host = builder.Build();
        if (before is not null)
            host.Use(before);

        host.UseSlackNet(endpoint);
        host.Run(context => context.Response.WriteAsync("not Slack's"));
        await host.StartAsync();
        return new(host, log);
    }

    public Task<HttpResponseMessage> Get(string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<HttpResponseMessage> Post(string path, string body, string contentType, params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> Command(JsonNode fields) =>
        Form("/slack/command", fields.AsObject().Select(field => KeyValuePair.Create(field.Key, (string)field.Value!)));

    public Task<HttpResponseMessage> Action(JsonNode payload) =>
        Form("/slack/action", [KeyValuePair.Create("payload", payload.ToJsonString())]);

    public Task<HttpResponseMessage> Event(JsonNode payload) => Post("/slack/event", payload.ToJsonString(), "application/json");

    public async Task<HttpResponseMessage> Form(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly TaskCompletionSource<Exception> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<Exception> First => first.Task;

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && exception is not null)
                first.TrySetResult(exception);
        }

        public void Dispose() { }
    }
}
