using System.Threading.RateLimiting;
using AndonBot.Domain.Incidents;
using AndonBot.Outbox;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;
using SlackNet;
using SlackNet.WebApi;

namespace AndonBot.Incidents.Spool;

/// <summary>Announces kept pulls in their channels, without the outbox: that needs the database.</summary>
internal sealed partial class SpoolAnnouncer(ISlackApiClient slack, PullSpool spool, KillPoints kill, ILogger<SpoolAnnouncer> logger) : IDisposable
{
    /// <summary>The pause after a call that never reached Slack.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private static readonly Duration Skew = Duration.FromMinutes(10);

    /// <summary>Slack takes one message a second in a channel, and a few hundred a minute in a workspace.</summary>
    private readonly PartitionedRateLimiter<string> _pace = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(channel => RateLimitPartition.GetTokenBucketLimiter(channel, _ => Bucket(1, 1))),
        PartitionedRateLimiter.Create<string, string>(_ => RateLimitPartition.GetTokenBucketLimiter("", _ => Bucket(5, 3))));

    /// <summary>Announces a pull, again as long as Slack cannot be reached and the database does not have the pull.</summary>
    public async Task Announce(WaitingPull waiting, StaffedLine? line)
    {
        while (waiting.Pull.AnnouncedIn is { } channel)
        {
            using var turn = await _pace.AcquireAsync(channel);
            if (!waiting.BeginAnnouncing())
                return;
            try
            {
                var posted = await slack.Chat.PostMessage(MessageOf(waiting.Pull, channel, line));
                kill.Pass(KillPoints.SpoolAnnounced);
                if (posted is { Ts.Length: > 0 })
                    spool.Note(waiting, new(posted.Ts));
                return;
            }
            catch (SlackCallException exception)
            {
                Log.NotAnnounced(logger, waiting.Pull.Id, exception.Failure, exception.Code);
                if (exception.Failure == SlackFailure.Unknown)
                    return;
                waiting.NotAnnounced();
                if (exception.Failure is not (SlackFailure.Throttled or SlackFailure.Unsent))
                    return;
                await Task.Delay(exception.Failure == SlackFailure.Throttled ? exception.RetryAfter : Pause, TimeProvider.System);
            }
        }
    }

    /// <summary>Lets an announcement say where its incident goes on.</summary>
    public async Task Point(WaitingPull waiting, long? number, string? card)
    {
        if (waiting.Pull.AnnouncedIn is not { } channel || (waiting.Announcement?.Ts ?? await Find(waiting.Pull, channel)) is not { } ts)
            return;
        var text = SpoolMessages.Recorded(waiting.Pull, number, card);
        try
        {
            await slack.Chat.Update(new MessageUpdate
            {
                ChannelId = channel, Ts = ts, Text = text, Blocks = [Mrkdwn.Section(text)], Parse = ParseMode.None, LinkNames = false,
            });
        }
        catch (SlackCallException exception) when (exception.Failure is SlackFailure.TargetGone or SlackFailure.Destination or SlackFailure.Content)
        {
            Log.NotAnnounced(logger, waiting.Pull.Id, exception.Failure, exception.Code);
        }
    }

    public void Dispose() => _pace.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = int.MaxValue,
    };

    private static Message MessageOf(KeptPull pull, string channel, StaffedLine? line)
    {
        var at = Instant.FromDateTimeOffset(pull.At);
        var incident = new Incident(0, null, pull.Severity, pull.Text, at, pull.User, pull.Channel);
        if (line is not null)
            incident = incident.OnLine(line.Line.Id, line.OnCallAt(at).Fixer, line.Line.Policies, held: false);
        var message = SpoolMessages.Announcement(pull, incident, line?.Line);
        message.Channel = channel;
        message.Parse = ParseMode.None;
        message.LinkNames = false;
        message.UnfurlLinks = false;
        message.UnfurlMedia = false;
        message.MetadataObject = new AndonNotice { Id = pull.Id.ToString() };
        return message;
    }

    /// <summary>Where an announcement is whose answer was never seen; null when Slack has none, or cannot be asked.</summary>
    private async Task<string?> Find(KeptPull pull, string channel)
    {
        try
        {
            var since = (Instant.FromDateTimeOffset(pull.KeptAt) - Skew).ToUnixTimeSeconds().ToString();
            var history = await slack.Conversations.History(channel, oldestTs: since, limit: 200, includeAllMetadata: true);
            return history.Messages.FirstOrDefault(message => DeliveryReconciler.IdOf(message) == pull.Id)?.Ts;
        }
        catch (SlackCallException exception) when (exception.Failure is SlackFailure.Destination or SlackFailure.Workspace)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The kept pull {Id} is not announced: {Failure}, {Code}.")]
        public static partial void NotAnnounced(ILogger logger, Guid id, SlackFailure failure, string code);
    }
}
