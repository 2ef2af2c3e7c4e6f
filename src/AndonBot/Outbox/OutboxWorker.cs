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

    /// <summary>A token says that something can be sent.</summary>
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly SemaphoreSlim _free = new(Senders);

    private readonly SemaphoreSlim _leftBehind = new(MostLeftBehind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = TimeProvider.System.CreateTimer(_ => wake.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await Task.WhenAll(SendWhatIsQueued(alarm, stoppingToken), EvaluateWhenWoken(stoppingToken));
        // What is on its way ends.
        for (var waited = 0; waited < Senders; waited++)
            await _free.WaitAsync(CancellationToken.None);
        for (var waited = 0; waited < MostLeftBehind; waited++)
            await _leftBehind.WaitAsync(CancellationToken.None);
    }

    public override void Dispose()
    {
        _free.Dispose();
        _leftBehind.Dispose();
        base.Dispose();
    }

    private async Task EvaluateWhenWoken(CancellationToken stopping)
    {
        var breath = Task.CompletedTask;
        while (await Await(wake.Wait(stopping)) && await Await(breath))
        {
            if (!migrator.IsDone)
                continue;
            breath = Task.Delay(Breath, TimeProvider.System, stopping);
            try
            {
                if (await WakeSenders())
                {
                    await evaluator.EvaluateAll(async () =>
                    {
                        await WakeSenders();
                        await Await(Task.Delay(Breath, TimeProvider.System, stopping));
                    });
                    await WakeSenders();
                }
            }
            catch (Exception exception)
            {
                // The next tick evaluates again; nothing that is due is forgotten.
                Log.CannotEvaluate(logger, exception);
            }
        }
    }

    /// <summary>Wakes the senders when messages wait; says whether there is something to evaluate.</summary>
    private async Task<bool> WakeSenders()
    {
        var (isDue, isWaiting) = await store.Waiting(clock.Now());
        if (isWaiting)
            _work.Writer.TryWrite(true);
        return isDue;
    }

    /// <summary>Claims as many messages as can be sent at once, and more whenever one of them has left, until none can leave now.</summary>
    private async Task SendWhatIsQueued(ITimer alarm, CancellationToken stopping)
    {
        while (await Await(_work.Reader.ReadAsync(stopping).AsTask()))
        {
            try
            {
                while (await Await(_free.WaitAsync(stopping)))
                {
                    var free = 1;
                    while (_free.Wait(0, CancellationToken.None))
                        free++;
                    IReadOnlyList<Task> sending = [];
                    try
                    {
                        sending = await sender.Begin(free);
                    }
                    finally
                    {
                        if (free > sending.Count)
                            _free.Release(free - sending.Count);
                    }

                    foreach (var one in sending)
                        _ = Follow(one, stopping);
                    if (sending.Count == 0)
                        break;
                }

                if (!stopping.IsCancellationRequested && await store.UntilNext() is { } wait && wait < TimeSpan.FromMinutes(1))
                    alarm.Change(wait + ShortestAlarm, Timeout.InfiniteTimeSpan);
            }
            catch (Exception exception)
            {
                // The next tick claims again.
                Log.CannotSend(logger, exception);
            }
        }
    }

    /// <summary>Frees the sender when its message has left, or when the message takes long and others can leave meanwhile.</summary>
    private async Task Follow(Task sending, CancellationToken stopping)
    {
        await Task.WhenAny(sending, Task.Delay(Patience, TimeProvider.System, stopping));
        var isLeftBehind = !sending.IsCompleted && _leftBehind.Wait(0, CancellationToken.None);
        if (isLeftBehind)
            _free.Release();
        try
        {
            await sending;
        }
        catch (Exception exception)
        {
            // A claim that could not be settled is free again when its lease ends.
            Log.CannotSend(logger, exception);
        }

        if (isLeftBehind)
            _leftBehind.Release();
        else
            _free.Release();
        wake.Set();
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
