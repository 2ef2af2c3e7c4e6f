using System.Diagnostics;

namespace AndonBot.Playground.LocalSlack;

/// <summary>Records every request to the workspace and every delivery to the bot, in order. An entry changes only when its answer is added.</summary>
public sealed class Journal
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(20);

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

    /// <summary>Waits for an entry that matches the predicate. Entries that exist already count.</summary>
    /// <exception cref="TimeoutException">No entry matched in time; the message lists the last entries.</exception>
    public async Task<JournalEntry> UntilAsync(Predicate<JournalEntry> predicate, TimeSpan? timeout = null)
    {
        JournalEntry? found = null;
        await ConditionAsync(() => (found = Entries.FirstOrDefault(entry => predicate(entry))) is not null, timeout);
        return found!;
    }

    /// <summary>Waits until the condition is true. It is evaluated after every entry, answer and change of the workspace.</summary>
    /// <exception cref="TimeoutException">The condition was not true in time; the message lists the last entries.</exception>
    public async Task ConditionAsync(Func<bool> condition, TimeSpan? timeout = null)
    {
        using var limit = new CancellationTokenSource(timeout ?? DefaultTimeout);
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
                    $"The condition was not true within {timeout ?? DefaultTimeout}. The journal's last entries:\n"
                    + string.Join('\n', Entries.TakeLast(15)), e);
            }
        }
    }

    /// <summary>Waits until no entry has been added for the given time.</summary>
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

    /// <summary>Lets all waiting methods evaluate their conditions again.</summary>
    internal void NotifyChanged()
    {
        TaskCompletionSource changed;
        lock (_sync)
            (changed, _changed) = (_changed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        changed.SetResult();
    }

    /// <summary>A task that completes at the next entry, answer or change.</summary>
    internal Task NextChange()
    {
        lock (_sync)
            return _changed.Task;
    }
}
