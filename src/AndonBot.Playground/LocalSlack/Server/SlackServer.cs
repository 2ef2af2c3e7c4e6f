using System.Net;
using AndonBot.Playground.LocalSlack.Control;
using AndonBot.Playground.LocalSlack.Page;
using AndonBot.Playground.LocalSlack.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AndonBot.Playground.LocalSlack.Server;

/// <summary>The HTTP server of the workspace: the Web API, response_urls, Socket Mode, the control interface and the page.</summary>
internal sealed class SlackServer(WebApplication app) : IAsyncDisposable
{
    public static async Task<(SlackServer Server, Uri Address)> StartAsync(
        int port, WebApiEndpoint api, ResponseUrlEndpoint responses, SocketMode sockets, ControlEndpoint control, PageEndpoint page)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Use(SocketUpgrade.Prepare);
        app.UseWebSockets();
        app.Run(context => context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [] => PageEndpoint.FileAsync(context, "index.html"),
            ["page", var file] => PageEndpoint.FileAsync(context, file),
            ["control", ..] when IsCrossSite(context.Request) => SetStatusAsync(context, StatusCodes.Status403Forbidden),
            ["control", "changes"] => page.ChangesAsync(context, app.Lifetime.ApplicationStopping),
            ["api", var method] => api.HandleAsync(context, method),
            ["link"] => sockets.AcceptAsync(context),
            ["commands" or "actions" or "app", _, _, _] => responses.HandleAsync(context),
            ["control", .. var verb] => control.HandleAsync(context, string.Join('/', verb)),
            _ => SetStatusAsync(context, StatusCodes.Status404NotFound),
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return (new(app), new Uri(address));
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Whether the request comes from a page of another site, which must not act in this workspace.</summary>
    private static bool IsCrossSite(HttpRequest request) =>
        request.Host.Host is not ("127.0.0.1" or "localhost")
        || request.Headers.Origin is [{ } origin] && origin != $"{request.Scheme}://{request.Host}";

    private static Task SetStatusAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
