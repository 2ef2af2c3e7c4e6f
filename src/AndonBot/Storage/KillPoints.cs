using System.Diagnostics;

namespace AndonBot.Storage;

/// <summary>Named points at which a test can let the process kill or stop itself, to show that nothing is lost there.</summary>
/// <param name="killed">The point at which this process dies, with a colon and a kind of notification behind it only at that kind; null for none.</param>
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

    /// <summary>The points on the way of a change.</summary>
    public static readonly IReadOnlyList<string> OfChanges = [BeforeCommit, AfterCommit];

    /// <summary>The points on the way of a notification.</summary>
    public static readonly IReadOnlyList<string> OfNotifications = [AfterClaim, BeforeHttp, AfterHttp, AfterMark];

    /// <summary>The points on the way of a pull that is kept while the database is away.</summary>
    public static readonly IReadOnlyList<string> OfSpool = [SpoolAppended, SpoolSynced, SpoolAnnounced, SpoolRecorded, SpoolEntered];

    public static readonly IReadOnlyList<string> All = [.. OfChanges, .. OfNotifications, .. OfSpool];

    private string? _stopped = stopped;

    /// <summary>Whether this names a point, of every notification or of one kind.</summary>
    public static bool IsPoint(string name) => All.Contains(name) || (name.Split(':') is [var point, _] && OfNotifications.Contains(point));

    /// <summary>Ends the process as SIGKILL would, or stops it as SIGSTOP would, if this point is the one that was named.</summary>
    /// <param name="kind">The kind of the notification that is on its way; null for anything else.</param>
    public void Pass(string point, string? kind = null)
    {
        if (point == killed || (kind is not null && killed == $"{point}:{kind}"))
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
