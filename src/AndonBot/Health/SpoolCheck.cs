using AndonBot.Incidents.Spool;
using AndonBot.Slack;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>Whether pulls can be kept while the database is away, and which ones wait for it.</summary>
internal sealed class SpoolCheck(PullSpool spool) : Check
{
    private const string About = "Spool";

    public override CheckName Name => CheckName.Spool;

    public override IReadOnlyList<string> Tags => [CheckTags.Chat, CheckTags.Doctor];

    public override Task<CheckResult> Run(CancellationToken cancellation)
    {
        var waiting = spool.Waiting;
        var oldest = waiting.Count == 0 ? TimeSpan.Zero : TimeProvider.System.GetUtcNow() - waiting.Min(one => one.Pull.KeptAt);
        return Task.FromResult(Judge(spool.Problem(), spool.IsOn, waiting.Count, oldest));
    }

    /// <param name="problem">Why nothing can be kept; null when a pull can be kept.</param>
    /// <param name="isOn">Whether there is a folder to keep pulls in.</param>
    public static CheckResult Judge(string? problem, bool isOn, int waiting, TimeSpan oldest)
    {
        var finding = problem is not null
            ? Finding.Failed(About, $"the folder of Andon__DataFolder {Mrkdwn.Text(problem)}. While the database is away I could keep no pull.")
            : waiting > 0 ? Finding.Warning(
                About, $"{Phrases.Count(waiting, "pull")} on my disk, the oldest for {Phrases.Duration(oldest)}. I enter them when the database is back.")
            : isOn ? Finding.Ok(About, "keeps pulls on disk while the database is away.")
            : Finding.Ok(About, "is off: Andon__DataFolder is not set, so a pull while the database is away is not kept.");
        return new(CheckName.Spool, finding.Verdict == Verdict.Ok ? HealthStatus.Healthy : HealthStatus.Degraded, finding);
    }
}
