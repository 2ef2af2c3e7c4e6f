using System.Diagnostics;

namespace AndonBot.Storage;

/// <summary>Named points at which a test can let the process kill itself, to show that nothing is lost there.</summary>
/// <param name="armed">The point at which this process dies; null for none.</param>
public sealed class KillPoints(string? armed)
{
    public const string BeforeCommit = "inbound.before_commit";
    public const string AfterCommit = "inbound.after_commit";
    public const string AfterClaim = "notice.after_claim";
    public const string AfterHttp = "notice.after_http";
    public const string AfterMark = "notice.after_mark";

    public static readonly IReadOnlyList<string> All = [BeforeCommit, AfterCommit, AfterClaim, AfterHttp, AfterMark];

    /// <summary>Ends the process as SIGKILL would, if this point is the one that was named.</summary>
    public void Pass(string point)
    {
        if (point != armed)
            return;
        Process.GetCurrentProcess().Kill();
        // The signal arrives asynchronously; nothing after this point may run before it does.
        new ManualResetEventSlim().Wait();
    }
}
