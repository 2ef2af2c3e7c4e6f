using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AndonBot.Playground.Tests.Support;

/// <summary>A minimal HTTP bot. It records requests and responds as configured.</summary>
internal sealed class LocalSlackBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalSlackBot(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    public ConcurrentQueue<Received> Requests { get; } = [];

    public Func<Received, Reply> Answers { get; set; } = _ => Reply.Nothing;

    public static async Task<LocalSlackBot> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        LocalSlackBot? bot = null;
        app.Run(context => bot!.HandleAsync(context));
        await app.StartAsync();
        bot = new(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
        return bot;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var received = new Received(
            context.Request.Path, context.Request.ContentType ?? "", body.ToArray(),
            context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString()));
        Requests.Enqueue(received);
        var reply = Answers(received);
        if (reply.IsNever)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }
        context.Response.StatusCode = reply.Status;
        if (reply.ContentType is not null)
            context.Response.ContentType = reply.ContentType;
        foreach (var (name, value) in reply.Headers ?? [])
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(reply.Body);
    }

    internal sealed record Received(string Path, string ContentType, byte[] Body, Dictionary<string, string> Headers)
    {
        public string Text => Encoding.UTF8.GetString(Body);

        public Dictionary<string, string> Form =>
            Text.Split('&').Select(f => f.Split('=')).ToDictionary(f => f[0], f => WebUtility.UrlDecode(f[1]));

        public JsonObject Json => JsonNode.Parse(ContentType == "application/json" ? Text : Form["payload"])!.AsObject();
    }

    internal sealed record Reply(int Status, string Body, string? ContentType = null, bool IsNever = false, (string Name, string Value)[]? Headers = null)
    {
        public static readonly Reply Nothing = new(200, "");
        public static readonly Reply Never = new(200, "", IsNever: true);

        public static Reply Json(string json, int status = 200) => new(status, json, "application/json");
    }
}
