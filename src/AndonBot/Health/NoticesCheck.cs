using AndonBot.Outbox;
using AndonBot.Slack;
using AndonBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary>Whether messages leave in time, and which of them Slack refused this week.</summary>
internal sealed class NoticesCheck(BacklogStore store, Migrator migrator, SlackState slack, WorldClock clock) : Check
{
    public override CheckName Name => CheckName.Notices;

    public override IReadOnlyList<string> Tags => [CheckTags.Ready, CheckTags.Chat];

    public override async Task<CheckResult> Run(CancellationToken cancellation)
    {
        if (!migrator.IsDone || slack.Workspace is not { } workspace)
            return Unknown;
        try
        {
            return Judge(await store.Load(workspace, clock.Now()));
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            return Unknown;
        }
    }

    public static CheckResult Judge(Backlog backlog)
    {
        var oldest = backlog.OldestSeconds;
        var isLate = oldest >= BacklogStore.PatienceInSeconds;
        var waiting = BacklogMessages.Waiting(backlog);
        return new(CheckName.Notices, isLate ? HealthStatus.Degraded : HealthStatus.Healthy, [
            isLate ? Finding.Warning("Waiting", waiting) : Finding.Ok("Waiting", waiting),
            .. BacklogMessages.Lacking(backlog).Select(sentence => Finding.Failed("Scope", sentence)),
            .. BacklogMessages.Refused(backlog).Select(sentence => Finding.Warning("Refused", sentence)),
        ])
        {
            Numbers = Numbers(backlog.Waiting.Values.Sum() + backlog.LateEvaluations, oldest),
            Summary = BacklogMessages.Summary(backlog),
        };
    }

    /// <summary>The database could not be asked, which <see cref="DatabaseCheck"/> reports.</summary>
    public static readonly CheckResult Unknown = new(CheckName.Notices, HealthStatus.Healthy) { Numbers = Numbers(0, 0) };

    private static Dictionary<string, int> Numbers(int overdue, int oldestSeconds) => new() { ["overdue"] = overdue, ["oldestSeconds"] = oldestSeconds };
}
