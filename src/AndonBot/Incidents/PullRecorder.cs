using System.Collections.Concurrent;
using AndonBot.Storage;

namespace AndonBot.Incidents;

/// <summary>Records pulls, durably before anybody is told: at once, and where many come at the same time, together.</summary>
/// <remarks>Together they take a fraction of the database's time. Nobody's pull waits for somebody else's that is held up.</remarks>
public sealed partial class PullRecorder(PullStore store, KillPoints kill, ILogger<PullRecorder> logger) : IDisposable
{
    private const int MostTogether = 32;

    /// <summary>Two at a time: one that the database keeps waiting holds up nobody else.</summary>
    private readonly SemaphoreSlim _turns = new(2);

    private readonly ConcurrentQueue<Waiting> _waiting = new();

    /// <summary>Records a pull; null, and nothing is written, when what it was decided by has changed since.</summary>
    public async Task<RecordedPull?> Record(DecidedPull pull)
    {
        kill.Pass(KillPoints.BeforeCommit);
        if (await RecordSoon(pull) is not { } recorded)
            return null;
        kill.Pass(KillPoints.AfterCommit);
        Log.Recorded(logger, pull.By.Key, recorded.Number);
        return recorded;
    }

    public void Dispose() => _turns.Dispose();

    private async Task<RecordedPull?> RecordSoon(DecidedPull pull)
    {
        var waiting = new Waiting(pull);
        _waiting.Enqueue(waiting);
        _ = RecordAll();
        return await waiting.Recorded.Task ?? await store.Record(pull);
    }

    /// <summary>Records all that wait, unless enough do so already.</summary>
    private async Task RecordAll()
    {
        while (!_waiting.IsEmpty && _turns.Wait(0))
        {
            await RecordWaiting();
            _turns.Release();
        }
    }

    /// <summary>Records those that wait. Some have to be recorded alone: an equal one is being recorded, or one among them cannot be.</summary>
    private async Task RecordWaiting()
    {
        var taken = new List<Waiting>();
        while (taken.Count < MostTogether && _waiting.TryDequeue(out var next))
            taken.Add(next);
        var different = taken.DistinctBy(one => one.Pull.Lock).ToList();
        try
        {
            foreach (var (one, recorded) in different.Zip(await store.RecordTogether([.. different.Select(one => one.Pull)])))
                one.Recorded.SetResult(recorded);
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            foreach (var one in taken)
                one.Recorded.TrySetException(exception);
        }
        catch (Exception exception)
        {
            Log.NotTogether(logger, taken.Count, exception.Message);
        }
        finally
        {
            foreach (var one in taken)
                one.Recorded.TrySetResult(null);
        }
    }

    /// <summary>A pull that waits to be recorded with others.</summary>
    private sealed record Waiting(DecidedPull Pull)
    {
        /// <summary>Null when it has to be recorded alone.</summary>
        public TaskCompletionSource<RecordedPull?> Recorded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The delivery {Delivery} pulled the cord: incident {SubjectId}.")]
        public static partial void Recorded(ILogger logger, string delivery, long subjectId);

        [LoggerMessage(LogLevel.Warning, "Pulls that came together ({Count}) could not be recorded at once; each is recorded alone. {Message}")]
        public static partial void NotTogether(ILogger logger, int count, string message);
    }
}
