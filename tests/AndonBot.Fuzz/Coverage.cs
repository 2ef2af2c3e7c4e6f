using System.Numerics;
using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace AndonBot.Fuzz;

/// <summary>Where an input led. Instrumented assemblies count here how often each branch is taken.</summary>
internal sealed unsafe class Coverage
{
    private const int Branches = 1 << 16;

    private static readonly byte* Taken = (byte*)NativeMemory.AllocZeroed(Branches);

    private readonly byte[] _known = new byte[Branches];

    public int Known => _known.Count(orders => orders != 0);

    /// <summary>Without a place to count, an instrumented assembly cannot run.</summary>
    public static void Prepare() => Trace.SharedMem = Taken;

    public void Begin()
    {
        NativeMemory.Clear(Taken, Branches);
        Trace.PrevLocation = 0;
    }

    /// <summary>How many branches were taken for the first time, or more often by an order of magnitude than ever before.</summary>
    public int Learn()
    {
        var news = 0;
        for (var branch = 0; branch < Branches; branch++)
        {
            if (Taken[branch] == 0)
                continue;
            // A bit for each power of two: once, twice, four times.
            var order = (byte)(1 << BitOperations.Log2(Taken[branch]));
            news += (_known[branch] & order) == 0 ? 1 : 0;
            _known[branch] |= order;
        }
        return news;
    }
}
