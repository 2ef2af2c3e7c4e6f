using Microsoft.AspNetCore.Http.Features;

namespace AndonBot.Playground.LocalSlack.Sockets;

/// <summary>Wraps the stream of a connection that is upgraded to a WebSocket, so that it can be frozen.</summary>
internal sealed class SocketUpgrade(IHttpUpgradeFeature inner) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => inner.IsUpgradableRequest;

    public SocketStream? Stream { get; private set; }

    public static Task Prepare(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { } upgrade)
            context.Features.Set<IHttpUpgradeFeature>(new SocketUpgrade(upgrade));
        return next(context);
    }

    public async Task<Stream> UpgradeAsync() => Stream = new(await inner.UpgradeAsync());
}
