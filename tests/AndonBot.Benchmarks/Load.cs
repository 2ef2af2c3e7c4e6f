using System.Collections.Concurrent;
using System.Diagnostics;

namespace AndonBot.Benchmarks;

/// <summary>Pulls the cord at a server: as fast as it acknowledges, or at a steady rate.</summary>
internal static class Load
{
    private static readonly ConcurrentDictionary<Uri, int> Pulls = [];

    /// <summary>How many pulls a server has acknowledged so far.</summary>
    public static int Acknowledged(Uri server) => Pulls.GetValueOrDefault(server);

    /// <summary>Some pulls are always in flight; gives the acknowledgements, in milliseconds.</summary>
    public static async Task<List<double>> InFlightAsync(Uri server, int inFlight, TimeSpan time)
    {
        var (all, since) = (new List<double>(), Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
        {
            using var connection = await Connection.OpenAsync(server);
            var mine = new List<double>();
            while (since.Elapsed < time)
                mine.Add(await TimeAsync(connection, Workspace.Pull().Request));
            lock (all)
                all.AddRange(mine);
        }));
        Pulls.AddOrUpdate(server, all.Count, (_, count) => count + all.Count);
        return all;
    }

    /// <summary>Pulls leave at a steady rate, whether or not earlier ones are acknowledged.</summary>
    public static async Task<List<double>> AtRateAsync(Uri server, int perSecond, TimeSpan time)
    {
        const int connections = 32;
        var (all, since, next) = (new List<double>(), Stopwatch.StartNew(), -1);
        await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            using var connection = await Connection.OpenAsync(server);
            while (true)
            {
                var leaves = TimeSpan.FromSeconds(Interlocked.Increment(ref next) / (double)perSecond);
                if (leaves > time)
                    return;
                if (leaves > since.Elapsed)
                    await Task.Delay(leaves - since.Elapsed);
                var request = Workspace.Pull().Request;
                var began = since.Elapsed;
                await connection.SendAsync(request);
                lock (all)
                    all.Add((since.Elapsed - began).TotalMilliseconds);
            }
        }));
        return all;
    }

    public static async Task<double> TimeAsync(Connection connection, byte[] request)
    {
        var began = Stopwatch.GetTimestamp();
        await connection.SendAsync(request);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
