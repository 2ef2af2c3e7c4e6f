using AndonBot.Slack;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace AndonBot.Health;

/// <summary>How Slack's requests reach the bot, and in Socket mode whether a connection is open.</summary>
/// <remarks>Without a connection this replica stays ready: another one may have a connection, and the gate answers without any.</remarks>
internal sealed class SocketCheck(AndonSettings settings, SlackWebSockets sockets, SlackState slack) : Check
{
    private const string About = "Connection";
    private const string ByHttp = "what people do reaches me as requests over HTTP";

    public static readonly CheckResult Http = new(CheckName.Socket, HealthStatus.Healthy, Finding.Ok(About, $"{ByHttp}.")) { Summary = ByHttp };

    public override CheckName Name => CheckName.Socket;

    public override IReadOnlyList<string> Tags => settings.AppToken is null ? [CheckTags.Chat] : [CheckTags.Ready, CheckTags.Chat];

    public override Task<CheckResult> Run(CancellationToken cancellation) =>
        Task.FromResult(settings.AppToken is null ? Http : Judge(sockets.LastReceived, slack.ConnectedSince));

    /// <param name="lastReceived">When Slack last sent something over a connection that is open; null while none is.</param>
    /// <param name="since">Since when one is open, as far as it is known.</param>
    public static CheckResult Judge(Instant? lastReceived, Instant? since)
    {
        if (lastReceived is not { } received)
        {
            return new(
                CheckName.Socket, HealthStatus.Degraded,
                Finding.Failed(About, "none of my connections to Slack stands (Socket Mode); I open them again by myself."))
            {
                Detail = "no connection to Slack",
            };
        }

        var standing = since is { } at ? $", which stand since {Mrkdwn.When(at)}" : "";
        var bySocket = $"what people do reaches me over my own connections (Socket Mode){standing}";
        return new(CheckName.Socket, HealthStatus.Healthy, Finding.Ok(About, $"{bySocket}."))
        {
            Detail = $"last received something at {received}",
            Summary = bySocket,
        };
    }
}
