using System.Diagnostics;

namespace AndonBot.Storage;

/// <summary>Named points at which a test can let the process kill or stop itself, to show that nothing is lost there.</summary>
/// <param name="killed">The point at which this process dies; null for none.</param>
/// <param name="stopped">The point at which this process stops, once, until somebody lets it continue; null for none.</param>
public sealed class KillPoints(string? killed, string? stopped = null)
{
    public const string BeforeCommit = "inbound.before_commit";
    public const string AfterCommit = "inbound.after_commit";
    public const string AfterClaim = "notice.after_claim";
    public const string BeforeHttp = "notice.before_http";
    public const string AfterHttp = "notice.after_http";
    public const string AfterMark = "notice.after_mark";

    public const string SpoolAppended = "spool.appended";
    public const string SpoolSynced = "spool.synced";
    public const string SpoolAnnounced = "spool.announced";
    public const string SpoolRecorded = "spool.recorded";
    public const string SpoolEntered = "spool.entered";

    /// <summary>The points on the way of a change and of the notifications that follow from it.</summary>
    public static readonly IReadOnlyList<string> OfChanges = [BeforeCommit, AfterCommit, AfterClaim, BeforeHttp, AfterHttp, AfterMark];

    /// <summary>The points on the way of a pull that is kept while the database is away.</summary>
    public static readonly IReadOnlyList<string> OfSpool = [SpoolAppended, SpoolSynced, SpoolAnnounced, SpoolRecorded, SpoolEntered];

    public static readonly IReadOnlyList<string> All = [.. OfChanges, .. OfSpool];

    private string? _stopped = stopped;

    /// <summary>Ends the process as SIGKILL would, or stops it as SIGSTOP would, if this point is the one that was named.</summary>
    public void Pass(string point)
    {
        if (point == killed)
            Kill();
        else if (point == _stopped && Interlocked.Exchange(ref _stopped, null) is not null)
            Stop();
    }

    private static void Kill()
    {
        Process.GetCurrentProcess().Kill();
        // The signal arrives asynchronously; nothing after this point may run before it does.
        new ManualResetEventSlim().Wait();
    }

    private static void Stop()
    {
        using var signal = Process.Start("kill", ["-STOP", $"{Environment.ProcessId}"]);
        signal.WaitForExit();
    }
}
