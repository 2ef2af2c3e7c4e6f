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

    public static readonly IReadOnlyList<string> All = [BeforeCommit, AfterCommit, AfterClaim, BeforeHttp, AfterHttp, AfterMark];

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
