using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace AndonBot.Fuzz;

/// <summary>Tries a target with its corpus and with changes of it, and goes on from what leads somewhere new.</summary>
internal sealed class Fuzzer(FuzzTarget target, Corpus corpus, Coverage coverage, MemoryMappedViewAccessor last)
{
    private const int MostFaults = 5;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(15);

    private readonly List<byte[]> _inputs = [.. corpus.Inputs];
    private readonly List<(byte[] Input, int News)> _found = [];
    private readonly Dictionary<string, string> _faults = [];
    private int _tries;
    private long _began;

    /// <summary>How many faults there are.</summary>
    public int Run(TimeSpan time, int seed)
    {
        var (mutator, start) = (new Mutator(target, seed), Stopwatch.GetTimestamp());
        using var watch = new Timer(_ => EndWhenHanging(), null, Slow, Slow);
        foreach (var input in corpus.Inputs)
            Try(input);
        while (Stopwatch.GetElapsedTime(start) < time && _faults.Count < MostFaults)
        {
            var input = mutator.Next(_inputs);
            if (Try(input) is var news and > 0)
            {
                _inputs.Add(input);
                _found.Add((input, news));
            }
        }

        var kept = _faults.Count == 0 ? corpus.KeepBest(_found) : 0;
        Console.WriteLine($"{target.Name,-12}{_tries,12:N0} tries{coverage.Known,8:N0} branches{kept,6} kept{_faults.Count,6} faults");
        foreach (var (fault, path) in _faults)
            Console.WriteLine($"  {path}: {fault}");
        return _faults.Count;
    }

    private int Try(byte[] input)
    {
        // The file outlives a process that dies of an endless recursion.
        last.Write(0, input.Length);
        last.WriteArray(sizeof(int), input, 0, input.Length);
        _tries++;
        coverage.Begin();
        _began = Stopwatch.GetTimestamp();
        var fault = target.Fault(input);
        var news = coverage.Learn();
        // A machine that is busy with something else is slow once.
        if (fault is null && Stopwatch.GetElapsedTime(_began) > Slow && IsSlow(input))
            fault = new BrokenException($"It takes more than {Slow.TotalSeconds} s.");
        _began = 0;
        if (fault is not null)
            Note(input, fault);
        return fault is null ? news : 0;
    }

    private bool IsSlow(byte[] input)
    {
        _began = Stopwatch.GetTimestamp();
        target.Fault(input);
        return Stopwatch.GetElapsedTime(_began) > Slow;
    }

    /// <summary>One input for each place where something fails.</summary>
    private void Note(byte[] input, Exception fault)
    {
        var place = fault.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains(" AndonBot.", StringComparison.Ordinal))?.Trim();
        var key = $"{fault.GetType().Name} {place}";
        if (!_faults.Keys.Any(known => known.StartsWith(key, StringComparison.Ordinal)))
            _faults[$"{key}: {fault.Message}"] = corpus.KeepFault(input);
    }

    private void EndWhenHanging()
    {
        if (_began == 0 || Stopwatch.GetElapsedTime(_began) < Hang)
            return;
        var input = new byte[last.ReadInt32(0)];
        last.ReadArray(sizeof(int), input, 0, input.Length);
        Console.WriteLine($"{target.Name} hangs: {corpus.KeepFault(input)}");
        Environment.Exit(1);
    }
}
