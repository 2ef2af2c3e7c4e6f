using System.Threading.Channels;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Interaction;

namespace AndonBot.FrontDesk;

/// <summary>Answers gestures through their response_url, once, after the acknowledgement; nothing depends on them.</summary>
public sealed partial class Answers(ISlackApiClient slack, AndonSettings settings, ILogger<Answers> logger) : BackgroundService
{
    private static readonly string[] SlackHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    private readonly System.Threading.Channels.Channel<(string Url, Reply Reply)> _queue =
        System.Threading.Channels.Channel.CreateBounded<(string, Reply)>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Shows a reply to the one who acted; the message with the button stays.</summary>
    public void Show(string? responseUrl, Reply reply)
    {
        if (!string.IsNullOrEmpty(responseUrl) && IsSlack(responseUrl))
            _queue.Writer.TryWrite((responseUrl, reply));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Parallel.ForEachAsync(
            _queue.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stoppingToken },
            async (answer, _) => await Send(answer.Url, answer.Reply)).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>A response_url comes from outside: only Slack's own hosts get an answer, and never the bot's token.</summary>
    private bool IsSlack(string responseUrl) =>
        Uri.TryCreate(responseUrl, UriKind.Absolute, out var uri)
        && ((uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && SlackHosts.Contains(uri.Host))
            || (settings.SlackIsLocal && uri.Host == settings.SlackApi.Host && uri.Port == settings.SlackApi.Port));

    private async Task Send(string url, Reply reply)
    {
        try
        {
            var message = new MessageResponse { ResponseType = ResponseType.Ephemeral, ReplaceOriginal = false, Message = reply.ToMessage() };
            await slack.WithAccessToken(string.Empty).Respond(new Origin { ResponseUrl = url }, message);
        }
        catch (Exception exception)
        {
            // What was to be answered is done or not done all the same; the card shows which.
            Log.NotShown(logger, exception.GetType().Name);
        }
    }

    /// <summary>The least of a request that carries a response_url.</summary>
    private sealed class Origin : InteractionRequest;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An answer could not be shown ({Reason}).")]
        public static partial void NotShown(ILogger logger, string reason);
    }
}
