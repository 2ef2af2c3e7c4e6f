using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SlackNet;
using SlackNet.AspNetCore;

namespace SlackNetTests;

/// <summary>Slack's side of Socket Mode, on a free port of this machine: it gives URLs, and the test uses the connections opened there.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly System.Threading.Channels.Channel<SocketPeer> _peers = System.Threading.Channels.Channel.CreateUnbounded<SocketPeer>();
    private readonly ConcurrentQueue<TimeSpan> _asked = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WebApplication _app;

    private SocketServer(WebApplication app) => _app = app;

    /// <summary>When URLs were asked for.</summary>
    public IReadOnlyList<TimeSpan> Asked => [.. _asked];

    /// <summary>Responds in place of giving a URL; null to give one.</summary>
    public Func<HttpContext, Task>? Refusal { get; set; }

    public static async Task<SocketServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new SocketServer(builder.Build());
        server._app.UseWebSockets();
        server._app.MapPost("/api/apps.connections.open", server.Open);
        server._app.Map("/link", server.Link);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Starts a host that connects to this server.</summary>
    /// <param name="connections">How many connections it opens.</param>
    public Task<SlackNetHost> Host(Action<AspNetSlackServiceConfiguration> configure, int connections = 1) => SlackNetHost.Start(slack =>
    {
        var options = new SlackNet.SocketMode.SocketModeConnectionOptions { NumberOfConnections = connections, ConnectionDelay = TimeSpan.Zero };
        slack.UseAppLevelToken("xapp-ours").UseUrlBuilder((ISlackServiceProvider _) => new Urls(_app.Urls.Single())).UseSocketMode(true, options);
        configure(slack);
    });

    /// <summary>Waits for the next connection and says hello on it.</summary>
    public async Task<SocketPeer> Next()
    {
        using var limit = new CancellationTokenSource(SocketPeer.Patience);
        var peer = await _peers.Reader.ReadAsync(limit.Token);
        await peer.Send(SlackNetSample.Text("socket/hello"));
        return peer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Open(HttpContext context)
    {
        _asked.Enqueue(_clock.Elapsed);
        Assert.That(context.Request.Headers.Authorization.ToString(), Is.EqualTo("Bearer xapp-ours"));
        if (Refusal is { } refuse)
            await refuse(context);
        else
            await context.Response.WriteAsJsonAsync(new { ok = true, url = _app.Urls.Single().Replace("http", "ws") + "/link" });
    }

    private async Task Link(HttpContext context)
    {
        var peer = new SocketPeer(await context.WebSockets.AcceptWebSocketAsync());
        await _peers.Writer.WriteAsync(peer);
        await peer.Closed;
    }

    private sealed class Urls(string address) : ISlackUrlBuilder
    {
        public string Url(string apiMethod, Dictionary<string, object> args) => $"{address}/api/{apiMethod}";
    }
}
