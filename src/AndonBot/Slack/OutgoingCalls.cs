using System.Net.Sockets;

namespace AndonBot.Slack;

/// <summary>Requests to Slack and to webhooks, without redirects and cookies, so that a token goes to no other host.</summary>
/// <param name="connect">Opens a connection; null for the usual way.</param>
internal sealed class OutgoingCalls(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect = null)
    : DelegatingHandler(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A trace of what the bot does is for whoever runs it, not for whoever it calls.
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = connect,
    })
{
    /// <exception cref="HttpRequestException">There was no response.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        // As it comes out of the runtime when the other side ends a connection that was just opened.
        catch (SocketException exception)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, exception.Message, exception);
        }
    }
}
