using System.Diagnostics;

namespace AndonBot.Playground.LocalSlack;

/// <summary>Every request received and every delivery made, in order, never changed but for the answer that completes an entry.</summary>
public sealed class Journal
{
    /// <summary>What an awaited condition may take at most unless told otherwise.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(20);

    private readonly Lock _sync = new();
    private readonly List<JournalEntry> _entries = [];
    private readonly TimeProvider _time;
    private readonly long _started = Stopwatch.GetTimestamp();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Journal(TimeProvider time) => _time = time;

    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_sync)
                return [.. _entries];
        }
    }

    /// <summary>Waits for the first entry, past or future, of which the predicate holds.</summary>
    /// <exception cref="TimeoutException">It did not come in time; the message lists the last entries.</exception>
    public async Task<JournalEntry> UntilAsync(Predicate<JournalEntry> predicate, TimeSpan? patience = null)
    {
        JournalEntry? found = null;
        await ConditionAsync(() => (found = Entries.FirstOrDefault(entry => predicate(entry))) is not null, patience);
        return found!;
    }

    /// <summary>Waits until the condition holds; it is looked at after every entry, answer and change of the workspace.</summary>
    /// <exception cref="TimeoutException">It did not come to hold in time; the message lists the last entries.</exception>
    public async Task ConditionAsync(Func<bool> condition, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? DefaultPatience);
        while (true)
        {
            var change = NextChange();
            if (condition())
                return;
            try
            {
                await change.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException(
                    $"Waited {patience ?? DefaultPatience} in vain. The journal's end:\n{string.Join('\n', Entries.TakeLast(15))}", e);
            }
        }
    }

    /// <summary>Waits until nothing was asked or delivered for a while, so that everything that belongs to a step is there.</summary>
    public async Task QuietAsync(TimeSpan quiet)
    {
        while (true)
        {
            var count = Entries.Count;
            try
            {
                await ConditionAsync(() => Entries.Count > count, quiet);
            }
            catch (TimeoutException)
            {
                return;
            }
        }
    }

    internal JournalEntry Add(JournalKind kind, string name, Action<JournalEntry>? fill = null)
    {
        JournalEntry entry;
        lock (_sync)
        {
            entry = new(_entries.Count + 1, kind, name, _time.GetUtcNow(), Stopwatch.GetElapsedTime(_started));
            fill?.Invoke(entry);
            _entries.Add(entry);
        }
        NotifyChanged();
        return entry;
    }

    internal void Complete(JournalEntry entry, int? status, string answer)
    {
        lock (_sync)
            entry.Complete(status, answer, Stopwatch.GetElapsedTime(_started) - entry.Elapsed);
        NotifyChanged();
    }

    /// <summary>Wakes all who wait for a condition.</summary>
    internal void NotifyChanged()
    {
        TaskCompletionSource changed;
        lock (_sync)
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        changed.SetResult();
    }

    /// <summary>Ends with the next entry, answer or change.</summary>
    internal Task NextChange()
    {
        lock (_sync)
            return _changed.Task;
    }
}
