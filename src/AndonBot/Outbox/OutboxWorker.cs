using System.Threading.Channels;
using AndonBot.Storage;

namespace AndonBot.Outbox;

/// <summary>Evaluates what is due when it is woken, and sends what is queued, to some destinations at a time.</summary>
internal sealed partial class OutboxWorker(
    EvaluationStore store, Evaluator evaluator, NotificationSender sender, WakeSignal wake, Migrator migrator, WorldClock clock, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    private const int Senders = 8;

    /// <summary>How long a sender waits for one message. Slack may keep it waiting for longer: then others leave meanwhile.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How many messages may be on their way beside those that senders wait for: more than leave while Slack keeps one waiting.</summary>
    private const int MostLeftBehind = 64;

    /// <summary>The shortest time between two alarms: what could leave at once waits while all senders wait for Slack.</summary>
    private static readonly TimeSpan ShortestAlarm = TimeSpan.FromMilliseconds(20);

    /// <summary>
    /// The shortest time between two evaluations. What happens alone is evaluated at once; what follows in this time is evaluated together, and
    /// leaves the processor and the database to those who wait for an answer.
    /// </summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    /// <summary>Each token lets one sender try to send.</summary>
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(Senders) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly SemaphoreSlim _leftBehind = new(MostLeftBehind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = TimeProvider.System.CreateTimer(_ => wake.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendWhatIsQueued(stoppingToken)).Append(EvaluateWhenWoken(alarm, stoppingToken)));
        for (var waited = 0; waited < MostLeftBehind; waited++)
            await _leftBehind.WaitAsync(CancellationToken.None);
    }

    public override void Dispose()
    {
        _leftBehind.Dispose();
        base.Dispose();
    }

    private async Task EvaluateWhenWoken(ITimer alarm, CancellationToken stopping)
    {
        var breath = Task.CompletedTask;
        while (await Await(wake.Wait(stopping)) && await Await(breath))
        {
            if (!migrator.IsDone)
                continue;
            breath = Task.Delay(Breath, TimeProvider.System, stopping);
            try
            {
                if (await WakeSenders(alarm))
                {
                    await evaluator.EvaluateAll(async () =>
                    {
                        await WakeSenders(alarm);
                        await Await(Task.Delay(Breath, TimeProvider.System, stopping));
                    });
                    await WakeSenders(alarm);
                }
            }
            catch (Exception exception)
            {
                // The next tick evaluates again; nothing that is due is forgotten.
                Log.CannotEvaluate(logger, exception);
            }
        }
    }

    /// <summary>Wakes as many senders as can send now; says whether there is something to evaluate.</summary>
    private async Task<bool> WakeSenders(ITimer alarm)
    {
        var waiting = await store.Waiting(clock.Now());
        for (var token = 0; token < Math.Min(waiting.Sendable, Senders); token++)
            _work.Writer.TryWrite(true);
        if (waiting.Wait is { } wait && wait < TimeSpan.FromMinutes(1))
            alarm.Change(wait + ShortestAlarm, Timeout.InfiniteTimeSpan);
        return waiting.IsDue;
    }

    private async Task SendWhatIsQueued(CancellationToken stopping)
    {
        while (await Await(_work.Reader.ReadAsync(stopping).AsTask()))
        {
            try
            {
                while (!stopping.IsCancellationRequested && await sender.Begin() is { } sending)
                {
                    await Task.WhenAny(sending, Task.Delay(Patience, TimeProvider.System, stopping));
                    if (sending.IsCompleted || !_leftBehind.Wait(0, CancellationToken.None))
                        await sending;
                    else
                        _ = LeaveBehind(sending);
                    wake.Set();
                }
            }
            catch (Exception exception)
            {
                // A claim that could not be settled is free again when its lease ends.
                Log.CannotSend(logger, exception);
            }
        }
    }

    private async Task LeaveBehind(Task sending)
    {
        try
        {
            await sending;
            wake.Set();
        }
        catch (Exception exception)
        {
            Log.CannotSend(logger, exception);
        }
        finally
        {
            _leftBehind.Release();
        }
    }

    private static async Task<bool> Await(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What is due could not be evaluated; the next tick tries again.")]
        public static partial void CannotEvaluate(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "A notification could not be sent or settled; its lease ends and it is tried again.")]
        public static partial void CannotSend(ILogger logger, Exception exception);
    }
}
