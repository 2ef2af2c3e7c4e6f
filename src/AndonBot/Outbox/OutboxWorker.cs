using System.Threading.Channels;
using AndonBot.Storage;

namespace AndonBot.Outbox;

/// <summary>Looks when the bell rings, and says what is due, some destinations at a time.</summary>
internal sealed partial class NoticeWorker(Planner planner, Sender sender, OutboxStore ledger, WakeSignal wake, Migrator migrator, ILogger<NoticeWorker> logger)
    : BackgroundService
{
    private const int Senders = 8;

    /// <summary>Between two looks of the alarm: what could leave at once waits for a sender when all of them wait for Slack.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    /// <summary>Each token lets one sender look; one that found something to say lets another look beside it.</summary>
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(Senders) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = TimeProvider.System.CreateTimer(_ => wake.Set(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SayWhatIsQueued(stoppingToken)).Append(LookWhenRung(alarm, stoppingToken)));
    }

    private async Task LookWhenRung(ITimer alarm, CancellationToken stopping)
    {
        while (await Await(wake.Heard(stopping)))
        {
            if (!migrator.IsDone)
                continue;
            try
            {
                await planner.LookAtAll();
                _work.Writer.TryWrite(true);
                if (await ledger.UntilNext() is { } wait && wait < TimeSpan.FromMinutes(1))
                    alarm.Change(wait + Breath, Timeout.InfiniteTimeSpan);
            }
            catch (Exception exception)
            {
                // The next tick looks again; nothing that is due is forgotten.
                Log.CannotLook(logger, exception);
            }
        }
    }

    private async Task SayWhatIsQueued(CancellationToken stopping)
    {
        while (await Await(_work.Reader.ReadAsync(stopping).AsTask()))
        {
            try
            {
                while (!stopping.IsCancellationRequested && await sender.SayNext())
                {
                    _work.Writer.TryWrite(true);
                    wake.Set();
                }
            }
            catch (Exception exception)
            {
                // A claim that could not be marked is free again when its lease ends.
                Log.CannotSay(logger, exception);
            }
        }
    }

    private static async Task<bool> Await(Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "What is due could not be looked at; the next tick looks again.")]
        public static partial void CannotLook(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "A notice could not be said or marked; its lease ends and it is tried again.")]
        public static partial void CannotSay(ILogger logger, Exception exception);
    }
}
