using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using SlackNet;
using SlackNet.AspNetCore;

namespace SlackNetTests;

/// <summary>The other end of Socket Mode on a free port of the loopback: hands out addresses, and the test speaks on what is opened there.</summary>
internal sealed class SocketServer : IAsyncDisposable
{
    private readonly System.Threading.Channels.Channel<SocketSeat> _seats = System.Threading.Channels.Channel.CreateUnbounded<SocketSeat>();
    private readonly ConcurrentQueue<TimeSpan> _asked = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly WebApplication _app;

    private SocketServer(WebApplication app) => _app = app;

    /// <summary>When addresses were asked for.</summary>
    public IReadOnlyList<TimeSpan> Asked => [.. _asked];

    /// <summary>Answers instead of an address; null while all is well.</summary>
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

    /// <summary>A host that takes what this server sends.</summary>
    /// <param name="connections">How many it opens.</param>
    public Task<SlackNetHost> Host(Action<AspNetSlackServiceConfiguration> configure, int connections = 1) => SlackNetHost.Start(slack =>
    {
        var options = new SlackNet.SocketMode.SocketModeConnectionOptions { NumberOfConnections = connections, ConnectionDelay = TimeSpan.Zero };
        slack.UseAppLevelToken("xapp-ours").UseUrlBuilder((ISlackServiceProvider _) => new Urls(_app.Urls.Single())).UseSocketMode(true, options);
        configure(slack);
    });

    /// <summary>The next connection that is opened, with hello said.</summary>
    public async Task<SocketSeat> Next()
    {
        using var limit = new CancellationTokenSource(SocketSeat.Patience);
        var seat = await _seats.Reader.ReadAsync(limit.Token);
        await seat.Say(SlackNetSample.Text("socket/hello"));
        return seat;
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
        var seat = new SocketSeat(await context.WebSockets.AcceptWebSocketAsync());
        await _seats.Writer.WriteAsync(seat);
        await seat.Left;
    }

    private sealed class Urls(string address) : ISlackUrlBuilder
    {
        public string Url(string apiMethod, Dictionary<string, object> args) => $"{address}/api/{apiMethod}";
    }
}
