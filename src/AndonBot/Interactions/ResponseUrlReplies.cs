using System.Threading.Channels;
using SlackNet;
using SlackNet.Interaction;

namespace AndonBot.Interactions;

/// <summary>Shows answers where an interaction was done, once, after the acknowledgement. Nothing depends on them.</summary>
public sealed partial class ResponseUrlReplies(ISlackApiClient slack, AndonSettings settings, ILogger<ResponseUrlReplies> logger) : BackgroundService
{
    private static readonly string[] SlackHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    private readonly System.Threading.Channels.Channel<Func<Task>> _queue =
        System.Threading.Channels.Channel.CreateBounded<Func<Task>>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Shows a reply to the person only. The message with the button stays.</summary>
    public void Show(string? responseUrl, Reply reply)
    {
        if (!string.IsNullOrEmpty(responseUrl) && IsSlack(responseUrl))
            Later(() => Send(responseUrl, reply));
    }

    /// <summary>Replaces the form in which a button was clicked by the reply.</summary>
    public void ShowIn(ViewInfo form, Reply reply) => Later(() => slack.Views.UpdateByViewId(reply.ToModal(), form.Id));

    /// <summary>ResponseUrlReplies in another way.</summary>
    public void Later(Func<Task> answer) => _queue.Writer.TryWrite(answer);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await Parallel.ForEachAsync(
            _queue.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = stoppingToken },
            async (answer, _) => await Try(answer)).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>
    /// A response_url comes from outside, so only Slack's own hosts get an answer, or this machine while Slack is simulated on it.
    /// The bot's token is never sent.
    /// </summary>
    private bool IsSlack(string responseUrl) =>
        Uri.TryCreate(responseUrl, UriKind.Absolute, out var uri)
        && ((uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort && SlackHosts.Contains(uri.Host))
            || (settings.SlackIsLocal && uri.IsLoopback));

    private Task Send(string url, Reply reply)
    {
        var message = new MessageResponse { ResponseType = ResponseType.Ephemeral, ReplaceOriginal = false, Message = reply.ToMessage() };
        return slack.WithAccessToken(string.Empty).Respond(new Origin { ResponseUrl = url }, message);
    }

    private async Task Try(Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (Exception exception)
        {
            // The answer changes nothing about what was done; the card shows it.
            Log.NotShown(logger, exception.GetType().Name);
        }
    }

    /// <summary>A request with nothing but a response_url.</summary>
    private sealed class Origin : InteractionRequest;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "An answer could not be shown ({Reason}).")]
        public static partial void NotShown(ILogger logger, string reason);
    }
}
