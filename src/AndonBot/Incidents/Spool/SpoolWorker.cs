using AndonBot.Domain;
using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Incidents.Spool;

/// <summary>Enters kept pulls when the database is back, each once and with the time when it was pulled.</summary>
internal sealed partial class SpoolWorker(
    PullSpool spool, SpoolAnnouncer announcer, EarlyCardStore cards, PullTheCord cord, DeliveryStore deliveries, PeopleDirectory people, MentionNames names,
    Migrator migrator, SlackState slack, KillPoints kill, AndonSettings settings, ILogger<SpoolWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How often it is looked for files of other processes, in pauses.</summary>
    private const int TakeOverEvery = 15;

    /// <summary>How long an announcement that is on its way is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var round = 0;
        do
        {
            if (round++ % TakeOverEvery == 0)
                spool.TakeOver();
            if (migrator.IsDone && spool.Waiting is { Count: > 0 } waiting)
                await Enter(waiting);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(tick => tick.IsCompletedSuccessfully, TaskScheduler.Default));
    }

    /// <summary>Records what waits, and only then settles the announcements: Slack must not hold up what the database can have.</summary>
    private async Task Enter(IReadOnlyList<WaitingPull> waiting)
    {
        foreach (var one in waiting.Where(one => !one.IsRecorded && one.IsToBeTried))
        {
            if (!await Try(one, Record))
                return;
        }

        foreach (var one in waiting.Where(one => one.IsRecorded && one.IsToBeTried))
        {
            if (!await Try(one, Settle))
                return;
        }
    }

    /// <returns>False when the database is away.</returns>
    private async Task<bool> Try(WaitingPull waiting, Func<WaitingPull, Task> step)
    {
        try
        {
            await step(waiting);
            return true;
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            return false;
        }
        catch (Exception exception)
        {
            // It stays on the disk, and does not hold up the others.
            Log.NotEntered(logger, waiting.Pull.Id, waiting.Failed(), exception);
            return true;
        }
    }

    private async Task Record(WaitingPull waiting)
    {
        var pull = waiting.Pull;
        waiting.StopAnnouncing();
        await Task.WhenAny(waiting.Announcing, Task.Delay(Patience, TimeProvider.System));
        var reply = await people.May(pull.Workspace, pull.User, Permission.Pull) ? await Pull(waiting) : CommonReplies.NotOurs;
        kill.Pass(KillPoints.SpoolRecorded);
        waiting.Recorded(reply);
    }

    private async Task<Reply> Pull(WaitingPull waiting)
    {
        var pull = waiting.Pull;
        var by = new Interaction(pull.Workspace, pull.User, pull.Channel, pull.Key, Instant.FromDateTimeOffset(pull.At))
        {
            Here = pull.Here, Operator = settings.Operator,
        };
        var request = new PullTheCordRequest("", pull.Severity, pull.LineName, Message: pull.Message);
        if (pull.AnywayOf is null)
            request = request with { Text = await names.Decode(by, pull.Text) };
        else if (await deliveries.Find(by, pull.AnywayOf) is { } text)
            (by, request) = (by with { Channel = text.Channel }, PullAnywayHandler.RequestOf(text));
        else
            request = request with { Text = "The text of this pull is no longer kept; ask whoever pulled.", Anyway = true };
        return await cord.Pull(by, request with
        {
            KeptAt = Instant.FromDateTimeOffset(pull.KeptAt),
            Early = pull.AnnouncedIn is { } channel && waiting.Announcement is not { IsRefused: true } ? new(pull.Id, channel, waiting.Announcement?.Ts) : null,
        });
    }

    /// <summary>An announcement that did not become a card says where the incident goes on.</summary>
    private async Task Settle(WaitingPull waiting)
    {
        if (waiting.Announcement is not { IsRefused: true })
        {
            var (number, isCard, channel, ts) = await cards.Find(waiting.Pull);
            if (!isCard)
            {
                // It may still be on its way.
                if (waiting.Announcement is null && TimeProvider.System.GetUtcNow() - waiting.Pull.KeptAt < settings.LookAfter)
                    return;
                await announcer.Point(waiting, number, channel is null || ts is null ? null : slack.LinkTo(channel, ts, null));
            }
        }

        spool.Done(waiting);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The kept pull {Id} could not be entered ({Failures} times); it stays on disk and is tried again.")]
        public static partial void NotEntered(ILogger logger, Guid id, int failures, Exception exception);
    }
}
