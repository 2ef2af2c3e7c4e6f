using System.Net;
using AndonBot.Playground.LocalSlack.Control;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AndonBot.Playground.LocalSlack.Server;

/// <summary>The workspace's HTTP side on loopback: the Web API, the response_urls, and the control interface.</summary>
internal sealed class SlackServer(WebApplication app) : IAsyncDisposable
{
    public static async Task<(SlackServer Server, Uri Address)> StartAsync(
        int port, WebApiEndpoint api, ResponseUrlEndpoint responses, ControlEndpoint control)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var app = builder.Build();
        app.Run(context => context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["api", var method] => api.HandleAsync(context, method),
            ["commands" or "actions" or "app", _, _, _] => responses.HandleAsync(context),
            ["control", .. var verb] => control.HandleAsync(context, string.Join('/', verb)),
            _ => NotFound(context),
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

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
